package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"cutui/internal/app"
	"cutui/internal/report"
	"cutui/model"
	"cutui/model/people"
)

// peopleOptions are the flags of people.
type peopleOptions struct {
	filter     string
	everywhere bool
}

func peopleList() listing {
	return listing{
		columns: append(report.PersonColumns(), report.Columns("workspace_id", "workspace")...),
		shown:   []string{"name", "email", "role", "status", "last_active", "billable", "invited_by"},
	}
}

func (sh *shell) peopleCmd() *cobra.Command {
	var o peopleOptions
	cmd := &cobra.Command{
		Use:     "people",
		Short:   "List members and guests, filtered as on screen",
		Example: "cutui people --filter 'role:guest inactive>60d' --sort last_active\ncutui people --all-workspaces --filter domain:client.example",
		Args:    noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return sh.listPeople(cmd.Context(), o) },
	}
	sh.outputFlags(cmd, report.ListFormats(), "people", "peopleEverywhere")
	sh.listFlags(cmd, peopleList().columns)
	f := cmd.Flags()
	f.StringVar(&o.filter, "filter", "", "people who match a `FILTER`, such as role:guest or inactive>60d")
	f.BoolVar(&o.everywhere, "all-workspaces", false, "of every workspace")
	notWith(cmd, "workspace", "all-workspaces")
	cmd.Annotations[filterKey] = "people"
	_ = cmd.RegisterFlagCompletionFunc("filter", sh.filterWords)
	sh.offlineFlag(cmd)
	return cmd
}

func (sh *shell) listPeople(ctx context.Context, o peopleOptions) error {
	l := peopleList()
	query, err := people.ParseQuery(o.filter)
	if err != nil {
		return usageHint("cutui people --help lists the terms.", "--filter: %v", err)
	}
	if o.everywhere && len(sh.list.columns) == 0 {
		l.shown = append([]string{"workspace"}, l.shown...)
	}
	facts := model.Need{All: o.everywhere, Groups: query.HasTerm(people.TermGroup)}
	facts.Plans = query.NeedsPlan() || sh.showsSeats(l, "billable", "billable_reason", "seat")
	return sh.with(ctx, need{everywhere: o.everywhere, old: true, facts: facts}, func(s *app.App) error {
		for _, r := range s.State.Rosters.Value {
			if o.everywhere || r.ID == s.State.Chosen {
				_ = sh.missing(s.State, r, s.State.DataOf(r.ID)) // who is billed may be wrong without
			}
		}
		sh.fillPeople(s.State, &l, query, o)
		return sh.print(s.State, l)
	})
}

// fillPeople fills in those who match, of the chosen workspace or of all: no more of them
// than are printed where the order is theirs, and cells only where there is a table or an
// order by them.
func (sh *shell) fillPeople(s *model.State, l *listing, query people.Query, o peopleOptions) {
	everywhere, cells := o.everywhere, !sh.isJSON() || sh.list.sort != ""
	var values []report.Person
	var chosen *report.WorkspaceRef
	for _, at := range s.SearchTargets() {
		if at.ID != s.Chosen && !everywhere {
			continue
		}
		place := report.WorkspaceRefOf(at.ID, at.Name)
		if !everywhere {
			chosen = &place
		}
		found, _ := at.Find(query, nil)
		rows := found.Rows
		if limit := sh.list.limit; limit > 0 && sh.list.sort == "" {
			rows = rows[:min(len(rows), max(0, limit-len(values)))]
		}
		for _, i := range rows {
			p := at.People.At(i)
			v := report.PersonOf(p, at.SeatFacts(), at.Until.Of(p.Email))
			if everywhere {
				v.Workspace = &place
			}
			values = append(values, v)
			var row []string
			if cells {
				row = append(v.Cells(), string(place.ID), place.Name)
			}
			l.rows = append(l.rows, row)
		}
	}
	if slices.ContainsFunc(values, func(v report.Person) bool { return v.Until != nil }) {
		l.shown = append(l.shown, "until")
	}
	l.json = func(keep []int) any {
		return report.People(sh.loaded(s), chosen, pick(values, keep))
	}
}
