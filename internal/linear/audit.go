package linear

import (
	"fmt"
	"strconv"

	"cutui/model"
)

// audit checks the workspace with what is known now, and reads it out.
func (t *talk) audit() error {
	if err := t.do(model.Several{Msgs: []model.Msg{model.OpenAudit{}, t.checked()}}); err != nil {
		return err
	}
	t.scorecard()
	return t.menu("Which findings?", "Back", func() []entry {
		c := t.State.Scorecard()
		lane := func(l model.Lane, about string) entry {
			return entry{fmt.Sprintf("%s, %d: %s", sentence(l.String()), c.Lanes[l], about), func() error { return t.findings(l) }}
		}
		return []entry{
			lane(model.LaneReady, "the evidence is clear"),
			lane(model.LaneReview, "somebody must judge"),
			lane(model.LaneProtected, "people who are left alone"),
			{fmt.Sprintf("Inactive means not seen for %d days: change that", c.InactiveDays), t.days},
			{"Write the audit to a file", t.export},
		}
	})
}

func (t *talk) scorecard() {
	c := t.State.Scorecard()
	t.say("")
	t.say("Seat audit of %s.", t.State.Roster().Name)
	for _, l := range t.State.Ledger() {
		t.say("%s", seatWords(l))
	}
	t.say("Could be taken back: %s, %s.", count(c.BackMembers, "member seat", "member seats"), count(c.BackGuests, "guest seat", "guest seats"))
	if c.Cost != "" {
		t.say("The seats cost %s a month; %s of it is avoidable from %s on.", c.Cost, c.Save, c.SaveFrom)
	}
	if since := t.State.SinceWords(); since != "" {
		t.say("Since %s: %s.", t.State.SinceDay(), since)
	}
}

// findings reads out those of a lane; a number opens the person.
func (t *talk) findings(l model.Lane) error {
	n := t.State.FindingCount(l)
	t.say("%s.", count(n, "finding", "findings"))
	line := func(i int) string {
		f := t.State.Finding(l, i)
		accepted := ""
		if f.Accepted {
			accepted = ", accepted"
		}
		return fmt.Sprintf("%s%s, %s: %s. Suggested: %s", sentence(f.Severity), accepted, f.Who, f.Reason, stop(f.Action))
	}
	return t.pages(n, line, func(i int) error {
		f := t.State.Finding(l, i)
		t.say("%s. %s", sentence(f.Check), f.About)
		if f.ID == 0 {
			return nil
		}
		return t.person(f.ID)
	})
}

func (t *talk) days() error {
	answer, err := t.ask(fmt.Sprintf("Days without a sign before somebody counts as inactive [%d]", t.State.Options.Audit.InactiveDays))
	if err != nil || answer == "" {
		return err
	}
	days, problem := strconv.Atoi(answer)
	if problem != nil || days < 1 {
		t.say("That is no number of days.")
		return t.days()
	}
	if err := t.do(model.SetInactiveDays{Days: days}); err != nil {
		return err
	}
	t.scorecard()
	return nil
}

func (t *talk) export() error {
	formats := model.ExportFormats()
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.Name + ": " + f.About
	}
	i, err := t.choose("In which form?", names, 0)
	if err != nil {
		return err
	}
	return t.told(model.ExportReport{Format: formats[i].Name})
}
