package overlay

import (
	"cutui/model"
	"cutui/model/people"
)

// NewSort asks what to sort the people by. The column they are sorted by turns around.
func NewSort(env *Env) *menu {
	now := env.State.Browse().Sort
	var all []choice
	for _, c := range []struct {
		column people.Column
		about  string
	}{
		{people.ByName, "from A to Z"},
		{people.ByRole, "owners and admins first"},
		{people.ByLastActive, "who was seen last comes first"},
		{people.BySeat, "paid seats first"},
		{people.ByDomain, "the part of the address behind @"},
		{people.ByInviter, "who invited them"},
		{people.ByJoined, "when they joined"},
		{people.ByInvited, "when they were invited"},
		{people.ByUntil, "until when they are to be here, the next day first"},
	} {
		order, about := people.Sort{Column: c.column}, c.about
		if now.Column == c.column {
			order.Desc = !now.Desc
			about += "; sorted by it now: turns around"
		}
		all = append(all, choice{c.column.String(), about, model.SortBy{Sort: order}})
	}
	return newMenu(env, "Sort people", "a column", "sort by it", "There is no such column.", all)
}
