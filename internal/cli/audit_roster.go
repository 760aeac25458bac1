package cli

import (
	"cutui/internal/clean"
	"cutui/model"
)

// rosterTexts reads the files of --roster.
func (sh *shell) rosterTexts(o auditOptions) ([]string, error) {
	texts := make([]string, len(o.rosters))
	for i, name := range o.rosters {
		var err error
		if texts[i], err = sh.readInput(name); err != nil {
			return nil, usage("--roster: %v", err)
		}
	}
	return texts, nil
}

// auditRules returns the rules of the audit with the lists of --roster, and notes what it
// took from each.
func (sh *shell) auditRules(s *model.State, o auditOptions, texts []string) (model.SetAuditRules, error) {
	rules := model.SetAuditRules{InactiveDays: o.inactive, PendingDays: o.pending}
	for i, text := range texts {
		name := inputName(o.rosters[i])
		file, err := model.ParseRosterFile(text, name, s.Now)
		if err != nil {
			return rules, usage("--roster: %s: %v", o.rosters[i], err)
		}
		switch {
		case file.Export != nil && rules.Export != nil:
			return rules, usage("--roster: %s and %s are both ClickUp's people export", rules.Export.File, name)
		case file.Export == nil && rules.HR.Given():
			return rules, usage("--roster: %s and %s are both HR lists", rules.HR.File, name)
		case file.Export != nil:
			rules.Export = file.Export
		default:
			rules.HR = file.HR
		}
		sh.note("%s", clean.Line(file.Words()))
	}
	return rules, nil
}
