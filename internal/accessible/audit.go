package accessible

import (
	"fmt"
	"strconv"
	"strings"

	"cutui/internal/text"
	"cutui/model"
)

// audit checks the workspace with what is known now, and reads it out.
func (cv *conversation) audit() error {
	if err := cv.send(model.Batch{Msgs: []model.Msg{model.OpenAudit{}, cv.auditMsg()}}); err != nil {
		return err
	}
	cv.scorecard()
	return cv.menu("Which findings?", "Back", func() []entry {
		c := cv.State.Scorecard()
		lane := func(l model.Lane, about string) entry {
			return entry{fmt.Sprintf("%s, %d: %s", sentence(l.String()), c.Lanes[l], about), func() error { return cv.findings(l) }}
		}
		all := []entry{lane(model.LaneReady, "the evidence is clear")}
		if c.Lanes[model.LaneHandOver] > 0 {
			all = append(all, lane(model.LaneHandOver, "the evidence is clear, and they hold something"))
		}
		return append(all,
			lane(model.LaneReview, "somebody must judge"),
			lane(model.LaneProtected, "people who are left alone"),
			entry{fmt.Sprintf("Inactive means not seen for %d days: change that", c.InactiveDays), cv.askInactiveDays},
			entry{"Write the audit to a file", cv.exportAudit},
			entry{"Get down to a number of member seats", cv.target},
			entry{"Read what those hold who could go, and who works unseen", func() error { return cv.send(model.LoadCandidates{}) }},
			entry{"Hold people against an HR list or ClickUp's people export", cv.askRoster},
		)
	})
}

func (cv *conversation) scorecard() {
	c := cv.State.Scorecard()
	cv.say("")
	cv.say("Seat audit of %s.", cv.State.Roster().Name)
	for _, l := range cv.State.Ledger() {
		cv.say("%s", seatWords(l))
	}
	cv.say("Could be taken back: %s, %s.", text.Count(c.BackMembers, "member seat", "member seats"), text.Count(c.BackGuests, "guest seat", "guest seats"))
	if c.Cost != "" {
		cv.say("The seats cost %s a month. Avoidable: %s.", c.CostWords, c.SaveWords)
	}
	if since := cv.State.SinceWords(); since != "" {
		cv.say("Since %s: %s.", cv.State.SinceDay(), since)
	}
}

// findings reads out those of a lane; a number opens the person.
func (cv *conversation) findings(l model.Lane) error {
	n := cv.State.FindingCount(l)
	cv.say("%s.", text.Count(n, "finding", "findings"))
	line := func(i int) string {
		f := cv.State.Finding(l, i)
		accepted := ""
		if f.Accepted {
			accepted = ", accepted"
		}
		return fmt.Sprintf("%s%s, %s: %s. Suggested: %s", sentence(f.Severity), accepted, f.Who, f.Reason, stop(f.Action))
	}
	return cv.readPages(n, line, func(i int) error {
		f := cv.State.Finding(l, i)
		cv.say("%s. %s", sentence(f.Check), f.About)
		if f.ID == 0 {
			return nil
		}
		return cv.person(f.ID)
	})
}

func (cv *conversation) askInactiveDays() error {
	answer, err := cv.ask(fmt.Sprintf("Days without a sign before somebody counts as inactive [%d]", cv.State.Options.Audit.InactiveDays))
	if err != nil || answer == "" {
		return err
	}
	days, problem := strconv.Atoi(answer)
	if problem != nil || days < 1 {
		cv.say("That is no number of days.")
		return cv.askInactiveDays()
	}
	if err := cv.send(model.SetInactiveDays{Days: days}); err != nil {
		return err
	}
	cv.scorecard()
	return nil
}

// askRoster asks for the file of an HR list or of ClickUp's people export, and says what
// was taken from it.
func (cv *conversation) askRoster() error {
	question := "The path of the CSV file"
	if used := cv.State.RosterFiles(); len(used) > 0 {
		question += "; enter puts away " + strings.Join(used, " and ")
	}
	path, err := cv.ask(question)
	if err != nil || path == "" && len(cv.State.RosterFiles()) == 0 {
		return err
	}
	return cv.runAndSay(model.UseHR{Path: path})
}

func (cv *conversation) exportAudit() error {
	formats := model.ExportFormats()
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.Name + ": " + f.About
	}
	i, err := cv.choose("In which form?", names, 0)
	if err != nil {
		return err
	}
	return cv.runAndSay(model.ExportReport{Format: formats[i].Name})
}
