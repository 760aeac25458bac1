package cli

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"cutui/clickup"
	"cutui/internal/app"
	"cutui/internal/report"
	"cutui/model"
	"cutui/model/audit"
	"cutui/model/change"
	"cutui/model/target"
)

// targetOptions say how many member seats to get down to, and what was chosen by hand.
type targetOptions struct {
	seats, by     string
	with, without []string
	wanted        bool
	goal          target.Goal
}

// targetFlags adds the flags that both audit and target have.
func (sh *shell) targetFlags(cmd *cobra.Command, o *targetOptions) {
	f := cmd.Flags()
	f.StringVar(&o.by, "by", "", "the `DAY` to reach the target by: 2027-03-01, 6w, 3m")
	f.StringSliceVar(&o.without, "without", nil, "leave `WHO` out of the target's proposal, by address or id")
	f.StringSliceVar(&o.with, "with", nil, "include `WHO` in the target's proposal, by address or id")
}

// check reads the number and the day, and refuses what contradicts itself.
func (o *targetOptions) check(now time.Time) error {
	if !o.wanted {
		return nil
	}
	goal, err := model.ParseSeatTarget(o.seats, "", now)
	if err != nil {
		return usage("%q is no number of seats: %v", o.seats, err)
	}
	o.goal = goal
	if o.by != "" {
		if o.goal.By, err = model.ParseReviewBy(o.by, now); err != nil {
			return dayProblem("--by: ", o.by, err)
		}
	}
	return checkPeople(slices.Concat(o.with, o.without))
}

// propose returns the proposal for a report on the chosen workspace.
func (o *targetOptions) propose(s *model.State, r *audit.Report) (target.Proposal, error) {
	leftOut, err := findPeople(s.Roster().People, o.without)
	if err != nil {
		return target.Proposal{}, err
	}
	taken, err := findPeople(s.Roster().People, o.with)
	if err != nil {
		return target.Proposal{}, err
	}
	choices := map[clickup.UserID]target.Choice{}
	for _, who := range leftOut {
		choices[who.ID] = target.LeftOut
	}
	for _, who := range taken {
		if choices[who.ID] == target.LeftOut {
			return target.Proposal{}, usage("--with and --without both name #%d", who.ID)
		}
		choices[who.ID] = target.TakenToo
	}
	p := s.Propose(r, o.goal, choices)
	could := map[clickup.UserID]bool{}
	for i := range p.Candidates {
		could[p.Candidates[i].Person.ID] = true
	}
	for _, who := range taken {
		if !could[who.ID] {
			return p, failed("`cutui audit --target` lists who could.", "%s can't be taken: nothing was found about them that gives a member seat back", who.Display())
		}
	}
	return p, nil
}

const targetHelp = `Get a workspace down to a number of filled member seats, in one plan.

It proposes as few people as needed, the least harmful first: invitations that
nobody accepted, people who have gone quiet (those who hold nothing before those
who hold something), guests on your own domain, who become view-only, and
members from outside, who become guests, which is done by hand in ClickUp.
Owners, you, protected people and accepted findings are left alone; admins are
included only with --with.

It first reads what the people hold and who still works, as audit --impact does.
"cutui audit --target 38" only shows the proposal with its reasons; with
--roster it also knows from an HR list who has left.`

func (sh *shell) targetCmd() *cobra.Command {
	var t targetOptions
	cmd := &cobra.Command{
		Use:     "target SEATS",
		Short:   "Get down to SEATS in the least harmful way",
		Long:    targetHelp,
		Example: "cutui target 38 --by 2027-03-01 --dry-run\ncutui target 38 --without ines@northwind.example --yes --confirm-removals 3",
		Args:    oneArg("a number of member seats"),
		RunE: func(cmd *cobra.Command, args []string) error {
			t.seats, t.wanted = args[0], true
			if err := t.check(time.Now()); err != nil {
				return err
			}
			return sh.runChange(cmd.Context(), forChanges(), func(ctx context.Context, s *app.App) (change.Plan, error) {
				return sh.planTarget(ctx, s, &t)
			})
		},
	}
	sh.targetFlags(cmd, &t)
	sh.removalFlags(cmd)
	return cmd
}

// planTarget reads what the proposal depends on, and makes the plan for it.
func (sh *shell) planTarget(ctx context.Context, s *app.App, t *targetOptions) (change.Plan, error) {
	if err := sh.drive(ctx, s, model.ShowKept{}, (*model.State).KeptShown); err != nil {
		return change.Plan{}, err
	}
	if err := sh.readEvidence(ctx, s, auditOptions{impact: true}); err != nil {
		return change.Plan{}, err
	}
	if ctx.Err() != nil {
		return change.Plan{}, context.Cause(ctx)
	}
	p, err := t.propose(s.State, new(audit.Run(s.State.AuditInput(s.State.Chosen))))
	if err != nil {
		return change.Plan{}, err
	}
	if guests := p.Guests(); len(guests) > 0 {
		if err := sh.readShares(ctx, s, guests); err != nil {
			return change.Plan{}, err
		}
		if p, err = t.propose(s.State, new(audit.Run(s.State.AuditInput(s.State.Chosen)))); err != nil {
			return change.Plan{}, err
		}
	}
	sh.note("%s", p.Sentence())
	if saves := p.Saves(); saves != "" {
		sh.note("saves %s", saves)
	}
	planContext, _ := s.State.ChangeContext()
	return model.PlanProposal(planContext, &p), nil
}

// handsOn ends a change that ClickUp's API can't make: a hand-off says how to make it.
func (sh *shell) handsOn(doc report.ChangeDoc) error {
	doc.Left = true
	if err := report.Change(sh.Out, sh.format, doc); err != nil {
		return err
	}
	sh.sayHandOff(doc)
	return &cliError{code: ExitRefused, text: fmt.Sprintf("%s: it is left to a hand-off", doc.Plan.ForHands()), hint: "Somebody does it in ClickUp itself."}
}
