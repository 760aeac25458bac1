package cli

import (
	"cutui/internal/clean"
	"cutui/model"
)

// rosterTexts reads the files of --roster.
func (sh *shell) rosterTexts(o auditOptions) ([]string, error) {
	var texts []string
	for _, name := range o.rosters {
		text, err := sh.readInput(name)
		if err != nil {
			return nil, usage("--roster: %v", err)
		}
		texts = append(texts, text)
	}
	return texts, nil
}

// auditRules are what the audit goes by, with the lists of --roster. It says what it took
// from each.
func (sh *shell) auditRules(s *model.State, o auditOptions, texts []string) (model.SetAuditRules, error) {
	rules := model.SetAuditRules{InactiveDays: o.inactive, PendingDays: o.pending}
	for i, text := range texts {
		name := o.rosters[i]
		if name == "-" {
			name = "stdin"
		}
		file, err := model.ParseRosterFile(text, clean.Line(name), s.Now)
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
