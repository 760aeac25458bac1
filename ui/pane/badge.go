package pane

import (
	"cutui/model"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// badges caches the styles for people's own colours. Working one out would take a third of
// the time to draw a new row.
type badges struct {
	look   theme.Look // the look that the styles belong to
	styles map[model.Color]theme.Style
}

// mostBadges limits the cache, since the colours come from outside.
const mostBadges = 256

// mark returns a person's initials on their own colour, two cells wide.
func (b *badges) mark(st *theme.Styles, g model.PersonRow) widget.Mark {
	if g.Presence == model.PresencePending || g.Initials == "" {
		return widget.Mark{Text: st.Glyphs.Unknown + st.Glyphs.Unknown, Ink: theme.Dim}
	}
	m := widget.Mark{Text: widget.Fit(st, g.Initials, 2), Ink: theme.Dim}
	if g.Color != 0 {
		m.Style = b.style(st, g.Color)
	}
	return m
}

func (b *badges) style(st *theme.Styles, c model.Color) theme.Style {
	if b.styles == nil || b.look != st.Look() || len(b.styles) >= mostBadges {
		b.look, b.styles = st.Look(), map[model.Color]theme.Style{}
	}
	s, ok := b.styles[c]
	if !ok {
		s = st.Badge(c.String())
		b.styles[c] = s
	}
	return s
}
