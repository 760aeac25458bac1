package impact

import (
	"fmt"
	"strings"

	"cutui/internal/text"
)

// Words returns what somebody holds in a line: "14 open tasks (5 only theirs, 3 due soon) ·
// 1 goal · alone in 1 private space".
func (s *Summary) Words() string {
	var parts []string
	add := func(n *int, words func(int) string) {
		if n != nil && *n > 0 {
			parts = append(parts, words(*n))
		}
	}
	add(s.OpenTasks, s.taskWords)
	add(s.Goals, func(n int) string { return text.Plural(n, "goal") })
	add(s.Lists, func(n int) string { return "owns " + text.Plural(n, "list") })
	add(s.Spaces, func(n int) string { return "alone in " + text.Plural(n, "private space") })
	add(s.Groups, func(n int) string { return "last in " + text.Plural(n, "group") })
	add(s.Docs, func(n int) string { return text.Plural(n, "doc") })
	if len(parts) == 0 && s.OpenTasks == nil {
		return "not known"
	}
	if len(parts) == 0 {
		return "nothing that can be seen"
	}
	return strings.Join(parts, " · ")
}

// Sentence returns Words so that they can be understood on their own.
func (s *Summary) Sentence() string {
	switch {
	case s.Holds() || s.Docs != nil && *s.Docs > 0:
		return s.Words()
	case s.OpenTasks == nil:
		return "what they hold is not known"
	}
	return "holds " + s.Words()
}

func (s *Summary) taskWords(n int) string {
	var of []string
	if s.Sole != nil && *s.Sole > 0 {
		of = append(of, fmt.Sprintf("%s only theirs", text.Number(*s.Sole)))
	}
	if s.DueSoon != nil && *s.DueSoon > 0 {
		of = append(of, fmt.Sprintf("%s due soon", text.Number(*s.DueSoon)))
	}
	words := text.Plural(n, "open task")
	if len(of) > 0 {
		words += " (" + strings.Join(of, ", ") + ")"
	}
	return words
}

// Holds is Holdings.Anything for the numbers.
func (s *Summary) Holds() bool {
	for _, n := range []*int{s.OpenTasks, s.Goals, s.Lists, s.Spaces, s.Groups} {
		if n != nil && *n > 0 {
			return true
		}
	}
	return false
}

// OffLimits says what nobody can open any more after somebody is removed, even if they are
// invited again.
func (s *Summary) OffLimits() string {
	if s.Spaces != nil && *s.Spaces > 0 {
		return fmt.Sprintf("%s and what else is private to them become off-limits for everybody, also if they are invited again", text.Plural(*s.Spaces, "private space"))
	}
	return "what is private to them becomes off-limits for everybody, also if they are invited again"
}

// Unseen names what could not be read, without the reasons.
func (s *Summary) Unseen() string {
	parts := make([]string, len(s.NotVisible))
	for i, line := range s.NotVisible {
		parts[i], _, _ = strings.Cut(line, ":")
	}
	return strings.Join(parts, ", ")
}

// Tracked returns the time somebody tracked: "tracked 12 h in 30 days", or "" if it is none
// or not known.
func (s *Summary) Tracked() string {
	if s.Hours == nil || *s.Hours <= 0 {
		return ""
	}
	return fmt.Sprintf("tracked %g h in 30 days", *s.Hours)
}
