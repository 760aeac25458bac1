package accessible

import (
	"fmt"

	"cutui/internal/text"
	"cutui/model"
)

// sheets reads out the people of the workspace by month, domain, inviter or role, or the
// audit of all workspaces.
func (cv *conversation) sheets() error {
	tally := func(by model.TallyBy) func() error { return func() error { return cv.tally(by) } }
	return cv.menu("Which sheet?", "Back", func() []entry {
		return []entry{
			{"New people, month by month", cv.months},
			{"People by domain", tally(model.TallyDomains)},
			{"People by inviter", tally(model.TallyInviters)},
			{"People by role", tally(model.TallyRoles)},
			{"All workspaces", cv.allWorkspaces},
			{"What changed since an earlier roster", cv.changes},
		}
	})
}

func (cv *conversation) months() error {
	line := func(i int) string {
		m := cv.State.Month(i)
		return fmt.Sprintf("%s: %s and %s joined, %s invited but not here yet.", m.Name,
			text.Count(m.Members, "member", "members"), text.Count(m.Guests, "guest", "guests"), text.Number(m.Waiting))
	}
	return cv.readPages(cv.State.MonthCount(), line, func(i int) error {
		joined, invited := cv.State.Arrivals(i)
		for _, who := range joined {
			cv.say("Joined: %s.", who)
		}
		for _, who := range invited {
			cv.say("Invited, but not here yet: %s.", who)
		}
		return nil
	})
}

// tally reads out a roll-up; a number reads out the people of that row.
func (cv *conversation) tally(by model.TallyBy) error {
	line := func(i int) string {
		row := cv.State.Tally(by, i)
		if row.Note != "" {
			row.Name += ", " + row.Note
		}
		return fmt.Sprintf("%s: %s, %s, %s, %s pending, %s inactive.", row.Name, text.PeopleOf(row.People),
			text.Count(row.Members, "member", "members"), text.Count(row.Guests, "guest", "guests"), text.Number(row.Pending), text.Number(row.Inactive))
	}
	return cv.readPages(cv.State.TallyCount(by), line, func(i int) error {
		filter := cv.State.Tally(by, i).Filter
		if filter == "" {
			cv.say("No filter shows just these.")
			return nil
		}
		if err := cv.send(model.ShowView{Filter: filter}); err != nil {
			return err
		}
		return cv.readShown()
	})
}

// allWorkspaces reads out a line about the audit of each workspace; a number goes there.
func (cv *conversation) allWorkspaces() error {
	line := func(i int) string {
		w := cv.State.Workspace(i)
		return fmt.Sprintf("%s, %s: %s, could be taken back: %s, %s.", w.Name, w.Plan, text.PeopleOf(w.People),
			text.Count(w.BackMembers, "member seat", "member seats"), text.Count(w.BackGuests, "guest seat", "guest seats"))
	}
	return cv.readPages(cv.State.WorkspaceCount(), line, func(i int) error {
		if err := cv.moveTo(cv.State.Workspace(i).ID); err != nil {
			return err
		}
		return cv.send(model.OpenAudit{})
	})
}

// changes asks for an earlier roster and reads out what has changed since.
func (cv *conversation) changes() error {
	earlier := cv.State.Earlier()
	if len(earlier) == 0 {
		cv.say("No earlier roster is kept.")
		return nil
	}
	const most = 20
	var names []string
	for _, s := range earlier[:min(most, len(earlier))] {
		names = append(names, fmt.Sprintf("%s, %s", cv.State.Moment(s.At), text.PeopleOf(s.People)))
	}
	i, err := cv.choose("Since when?", names, 0)
	if err != nil {
		return err
	}
	if err := cv.send(model.CompareWith{ID: earlier[i].ID}); err != nil {
		return err
	}
	cv.say("%s since %s.", text.Count(cv.State.SinceCount(), "change", "changes"), cv.State.Moment(earlier[i].At))
	line := func(i int) string {
		c := cv.State.SinceChange(i)
		return stop(c.Who + ": " + c.Text)
	}
	return cv.readPages(cv.State.SinceCount(), line, func(i int) error {
		id := cv.State.SinceChange(i).ID
		if _, here := cv.State.Roster().People.ByID(id); !here {
			cv.say("They are no longer here.")
			return nil
		}
		return cv.person(id)
	})
}
