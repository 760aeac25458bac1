package report

import (
	"fmt"
	"io"

	"cutui/model"
	"cutui/model/handoff"
)

// Write writes a hand-off or a client's page.
func Write(w io.Writer, f Format, doc model.Document) error {
	switch doc := doc.(type) {
	case handoff.Sheet:
		return writeHandOff(w, f, doc)
	case model.ClientPage:
		return Client(w, f, ClientDoc{Page: doc})
	}
	return fmt.Errorf("%s can't be written", doc.FileName())
}

// writeHandOff writes a hand-off as text, Markdown, JSON or HTML.
func writeHandOff(w io.Writer, f Format, h handoff.Sheet) error {
	switch f {
	case HTMLFormat:
		return handOffPage(w, h)
	case MarkdownFormat:
		_, err := io.WriteString(w, h.Markdown())
		return err
	case JSONFormat:
		return JSON(w, handOffOf(h))
	case TextFormat:
		_, err := io.WriteString(w, h.Plain())
		return err
	}
	return fmt.Errorf("a hand-off can't be written as %s", f)
}

// handOff is a hand-off, for JSON.
type handOff struct {
	Why      string        `json:"why"` // may be empty
	Advice   []string      `json:"advice"`
	Tasks    []handOffTask `json:"tasks"`
	Markdown string        `json:"markdown"`
}

type handOffTask struct {
	Section string   `json:"section"` // the title over tasks of one kind; may be empty
	Text    string   `json:"text"`
	Links   []string `json:"links"`
	Notes   []string `json:"notes"`
}

func handOffOf(h handoff.Sheet) handOff {
	out := handOff{Why: h.Why, Advice: nonNil(h.Advice), Tasks: []handOffTask{}, Markdown: h.Markdown()}
	for _, t := range h.Tasks {
		task := handOffTask{Section: t.Section, Text: t.Plain(), Links: []string{}, Notes: nonNil(t.Notes)}
		for _, piece := range t.Words {
			if piece.URL != "" {
				task.Links = append(task.Links, piece.URL)
			}
		}
		out.Tasks = append(out.Tasks, task)
	}
	return out
}

// handOffPage writes a hand-off as an HTML page with checkboxes.
func handOffPage(w io.Writer, h handoff.Sheet) error {
	var p page
	p.open(h.Title)
	p.head("Hand-off", h.Title, "", h.Where)
	if h.Why != "" {
		p.add("<p class=\"lead\">%s.</p>\n", h.Why)
	}
	for _, text := range h.Advice {
		p.add("<p>%s</p>\n", text)
	}
	for i, t := range h.Tasks {
		if i > 0 && h.Opens(i) {
			p.add("</ol>\n")
		}
		if h.Opens(i) {
			p.add("<h2>%s</h2>\n", t.Section)
		}
		if i == 0 || h.Opens(i) {
			p.add("<ol class=\"tasks\">\n")
		}
		p.handOffTask(i, t)
	}
	if len(h.Tasks) > 0 {
		p.add("</ol>\n")
	}
	for _, place := range h.Places {
		for _, line := range place.Lines() {
			p.add("<p>%s</p>\n", line)
		}
	}
	p.add("</article>\n")
	return p.close(w)
}

func (p *page) handOffTask(i int, t handoff.Task) {
	p.add("<li><input type=\"checkbox\" id=\"t%d\"> <label for=\"t%d\">", i, i)
	for _, piece := range t.Words {
		switch {
		case piece.URL != "":
			p.add("<a href=\"%s\">%s</a>", piece.URL, piece.URL)
		case piece.Typed:
			p.add("<code>%s</code>", piece.Text)
		default:
			p.add("%s", piece.Text)
		}
	}
	p.add("</label>")
	for _, note := range t.Notes {
		p.add("<br><small>%s</small>", note)
	}
	p.add("</li>\n")
}
