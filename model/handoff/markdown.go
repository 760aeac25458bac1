package handoff

import (
	"fmt"
	"strings"
)

// Markdown returns the hand-off as a check list.
func (h Sheet) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s – %s\n\n", oneLine(h.Title), oneLine(h.Where))
	if h.Why != "" {
		b.WriteString(oneLine(h.Why) + ". ")
	}
	for i, text := range h.Advice {
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString(text + "\n") // written by cutui: nothing to escape
	}
	if len(h.Tasks) > 0 {
		b.WriteString("\n")
	}
	for i, t := range h.Tasks {
		if h.Opens(i) {
			b.WriteString(newLine(i > 0) + "## " + oneLine(t.Section) + "\n\n")
		}
		b.WriteString("- [ ] ")
		for _, p := range t.Words {
			b.WriteString(p.markdown())
		}
		b.WriteString("\n")
		for _, note := range t.Notes {
			b.WriteString("  - " + oneLine(note) + "\n")
		}
	}
	for _, place := range h.Places {
		of := ""
		if place.Name != "" {
			of = " of " + oneLine(place.Name)
		}
		fmt.Fprintf(&b, "\nPeople page%s: %s\n", of, place.PeopleURL)
		if place.Seats != "" {
			fmt.Fprintf(&b, "\nSeats%s: %s.\n", of, oneLine(place.Seats))
		}
	}
	return b.String()
}

// Opens reports whether a task is the first of its section.
func (h Sheet) Opens(i int) bool {
	return h.Tasks[i].Section != "" && (i == 0 || h.Tasks[i-1].Section != h.Tasks[i].Section)
}

func newLine(is bool) string {
	if is {
		return "\n"
	}
	return ""
}

// Plain returns the hand-off as a terminal shows it.
func (h Sheet) Plain() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s – %s\n\n", h.Title, h.Where)
	if h.Why != "" {
		b.WriteString(h.Why + ". ")
	}
	b.WriteString(strings.Join(h.Advice, "\n\n") + "\n\n")
	for i, t := range h.Tasks {
		if h.Opens(i) {
			b.WriteString(newLine(i > 0) + t.Section + ":\n")
		}
		b.WriteString("[ ] " + t.Plain() + "\n")
		for _, note := range t.Notes {
			b.WriteString("    " + note + "\n")
		}
	}
	for _, place := range h.Places {
		b.WriteString("\n" + strings.Join(place.Lines(), "\n") + "\n")
	}
	return b.String()
}

// Plain returns what to do, without the notes.
func (t Task) Plain() string {
	var b strings.Builder
	for _, p := range t.Words {
		b.WriteString(p.URL + p.Text)
	}
	return b.String()
}

// Lines returns the address of the workspace's people page, and what the plan does to its
// seats.
func (p Place) Lines() []string {
	of := ""
	if p.Name != "" {
		of = " of " + p.Name
	}
	lines := []string{"People page" + of + ": " + p.PeopleURL}
	if p.Seats != "" {
		lines = append(lines, "Seats"+of+": "+p.Seats+".")
	}
	return lines
}

func (p Piece) markdown() string {
	switch {
	case p.URL != "":
		return p.URL
	case p.Typed:
		return "`" + code(p.Text) + "`"
	}
	return oneLine(p.Text)
}

// handOffSigns escapes what has a meaning inside a line of Markdown, and what would turn a
// bare address into a link.
var handOffSigns = strings.NewReplacer(
	"\n", " ", "\r", " ", `\`, `\\`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "&", `\&`, "`", "'", "*", `\*`, "_", `\_`, "~", `\~`, "$", `\$`,
	"#", `\#`, "|", `\|`, "://", `\://`, "www.", `www\.`,
)

// oneLine keeps a name from ending a Markdown heading or starting a link.
func oneLine(s string) string { return handOffSigns.Replace(s) }

func code(s string) string {
	return strings.NewReplacer("`", "'", "\n", " ", "\r", " ").Replace(s)
}
