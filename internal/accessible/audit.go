package accessible

import (
	"fmt"
	"strconv"
	"strings"

	"cutui/internal/text"
	"cutui/model"
	"cutui/model/when"
)

// audit audits the workspace with the current facts and reads out the result.
func (cv *conversation) audit() error {
	if err := cv.send(model.Batch{Msgs: []model.Msg{model.OpenAudit{}, cv.auditMsg()}}); err != nil {
		return err
	}
	cv.scorecard()
	return cv.menu("Which findings?", "Back", func() []entry {
		c := cv.State.Scorecard()
		lane := func(l model.Lane, meaning string) entry {
			return entry{fmt.Sprintf("%s, %s: %s", sentence(l.String()), text.Number(c.Lanes[l]), meaning), func() error { return cv.findings(l) }}
		}
		all := []entry{lane(model.LaneReady, "the evidence is clear")}
		if c.Lanes[model.LaneHandOver] > 0 {
			all = append(all, lane(model.LaneHandOver, "the evidence is clear, but they hold something"))
		}
		return append(all,
			lane(model.LaneReview, "somebody has to decide"),
			lane(model.LaneProtected, "people to leave alone"),
			entry{fmt.Sprintf("Inactive means not seen for %d days: change that", c.InactiveDays), cv.askInactiveDays},
			entry{"Write the audit to a file", cv.exportAudit},
			entry{"Get down to a number of member seats", cv.target},
			entry{"Read what people who could go still hold, and who works unseen", func() error { return cv.send(model.LoadCandidates{}) }},
			entry{"Compare people with an HR list or ClickUp's people export", cv.askRoster},
			entry{"Ask inviters who is still needed: write the sheets", cv.askReviewers},
			entry{"Who has not answered the review", cv.sayReview},
			entry{"Take the answers that came back", cv.takeAnswers},
			entry{"People by month, domain, inviter or role, and what changed", cv.sheets},
			entry{"Read what every guest sees, for more checks", func() error { return cv.runAndSay(cv.State.ReadWhatGuestsSee()) }},
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
	if c.Turned != "" {
		cv.say("%s", stop(c.Turned))
	}
	if since := cv.State.SinceWords(); since != "" {
		cv.say("Since %s: %s.", cv.State.SinceDay(), since)
	}
}

// findings reads out the findings of a lane; a number opens the person. Decisions made
// meanwhile don't change the numbers.
func (cv *conversation) findings(l model.Lane) error {
	all := make([]model.FindingRow, cv.State.FindingCount(l))
	for i := range all {
		all[i] = cv.State.Finding(l, i)
	}
	cv.say("%s.", text.Count(len(all), "finding", "findings"))
	line := func(i int) string {
		f := all[i]
		accepted := ""
		if f.Accepted {
			accepted = ", accepted"
		}
		return fmt.Sprintf("%s%s, %s: %s. Suggested: %s", sentence(f.Severity), accepted, f.Who, f.Reason, stop(f.Action))
	}
	return cv.readPages(len(all), line, func(i int) error {
		f := all[i]
		cv.say("%s. %s", sentence(f.Check), f.About)
		decide := entry{"Accept the finding: take it off the list until a date", func() error { return cv.accept(f) }}
		if f.Accepted {
			decide = entry{"Put the finding back on the list", func() error {
				if err := cv.send(model.ReopenFindings{Findings: []model.FindingKey{f.Key}}); err != nil {
					return err
				}
				cv.say("Back on the list: %s, %s.", f.Who, f.Reason)
				return nil
			}}
		}
		if f.ID == 0 {
			return cv.menu(sentence(f.Check), "Back", func() []entry { return []entry{decide} })
		}
		return cv.person(f.ID, decide)
	})
}

// accept asks for a reason and a date, and accepts a finding until then.
func (cv *conversation) accept(f model.FindingRow) error {
	why, err := cv.ask("Why? The reason goes into the report [no reason]")
	if err != nil {
		return err
	}
	day, err := cv.askDay("Until when? A date such as "+when.Example(cv.State.Now)+", or a time from now such as 3m", "90d")
	if err != nil || day.IsZero() {
		return err
	}
	return cv.runAndSay(model.AcceptFindings{Findings: []model.FindingKey{f.Key}, Note: why, ReviewBy: day})
}

func (cv *conversation) askInactiveDays() error {
	answer, err := cv.ask(fmt.Sprintf("Days without activity before somebody counts as inactive [%d]", cv.State.Options.Audit.InactiveDays))
	if err != nil || answer == "" {
		return err
	}
	days, problem := strconv.Atoi(answer)
	if problem != nil || days < 1 {
		cv.say("That is not a number of days.")
		return cv.askInactiveDays()
	}
	if err := cv.send(model.SetInactiveDays{Days: days}); err != nil {
		return err
	}
	cv.scorecard()
	return nil
}

// askRoster asks for the file of an HR list or of ClickUp's people export, and says what
// was read from it.
func (cv *conversation) askRoster() error {
	question := "Path of the CSV file"
	if used := cv.State.RosterFiles(); len(used) > 0 {
		question += "; enter stops using " + strings.Join(used, " and ")
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
	i, err := cv.choose("In which format?", names, 0)
	if err != nil {
		return err
	}
	return cv.runAndSay(model.ExportReport{Format: formats[i].Name})
}
