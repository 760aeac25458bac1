package change

import (
	"fmt"
	"strings"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/items"
	"cutui/model/seats"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

func (p *itemPicker) Render(w, h int) string {
	st := p.env.Styles
	lines := overlay.Indent(append(overlay.Gate(p.env, w-6), p.freePlan(w-6)...))
	p.above = len(lines)
	v := widget.PickerView{
		Place: p.crumbs(), Note: p.searchNote(), Len: len(p.rows), Row: p.row, Empty: p.empty(),
		Label: fmt.Sprintf("%d picked", len(p.picks.Items)), Tray: p.tray(), Hint: "nothing picked yet", Warning: p.notice(),
		Right: "share as " + p.picks.level().Label(),
	}
	if b, ok := p.env.Keys.Find(keymap.Level, keymap.Picker); ok {
		v.Right += " (" + keymap.Label(b.Keys[0]) + ")"
	}
	body := p.picker.Render(st, v, w, max(0, h-len(lines)))
	return widget.FitBlock(strings.Join(append(lines, body), "\n"), w, h)
}

// freePlan says that permission levels have no effect on the Free Forever plan.
func (p *itemPicker) freePlan(w int) []string {
	if !(seats.Rules{Plan: p.env.State.Data().Plan.Value.Name}).Free() {
		return nil
	}
	return overlay.Ink(p.env.Styles, theme.Notice, p.env.Styles.Glyphs.Warning+" "+seats.FullPermission, w)
}

func (p *itemPicker) Lines(int) int { return overlay.FormH }

func (p *itemPicker) crumbs() string {
	names := make([]string, 0, len(p.path))
	for i := range p.path {
		names = append(names, p.path[i].Title())
	}
	return strings.Join(names, " "+p.env.Styles.Glyphs.Closed+" ")
}

// searchNote says how many items are searched, and whether more are loading.
func (p *itemPicker) searchNote() string {
	n := p.catalog.Len()
	count := text.Number(n) + " items"
	if p.picker.Query() != "" {
		hits := len(p.rows)
		count = fmt.Sprintf("%s of %s items", text.Number(hits), text.Number(n))
		if hits >= mostHits {
			count = "best " + count
		}
	}
	f := p.env.State.Data()
	switch f.Items.Phase {
	case model.Loading:
		return count + ", loading" + p.env.Styles.Glyphs.Ellipsis
	case model.LoadFailed:
		if !f.ItemsKept.IsZero() {
			return count + ", as of " + text.Age(p.env.State.Now.Sub(f.ItemsKept))
		}
		return count + ", not all loaded"
	}
	return count
}

func (p *itemPicker) empty() string {
	loading := p.env.State.Data().Items.Phase == model.Loading
	switch {
	case loading && p.picker.Query() == "":
		return "loading spaces, folders, lists and tasks" + p.env.Styles.Glyphs.Ellipsis
	case loading:
		return "nothing found yet, still loading" + p.env.Styles.Glyphs.Ellipsis
	case p.picker.Query() != "":
		return "nothing matches; a pasted link or an id finds any item"
	case len(p.path) > 0:
		return "nothing is in here"
	}
	return "there is nothing to share in this workspace; a pasted link or an id finds any item"
}

func (p *itemPicker) tray() []string {
	var names []string
	for i := range p.picks.Items {
		names = append(names, p.picks.Items[i].Title())
	}
	return names
}

// notice returns the warning, or what was not found.
func (p *itemPicker) notice() string {
	if p.warning != "" {
		return p.warning
	}
	return strings.Join(p.missing, "; ")
}

func (p *itemPicker) row(i int) widget.PickerRow {
	r := p.rows[i]
	switch r.kind {
	case rowSkip:
		return widget.PickerRow{Name: "share nothing now", Ink: theme.Notice, Path: "to the review"}
	case rowSpace:
		return widget.PickerRow{Name: p.catalog.Spaces()[r.n].Title(), Ink: theme.Strong, Kind: "space", Path: "look inside"}
	case rowLookUp:
		return p.lookUpRow(r.ref)
	case rowAgain:
		words := model.Explain(p.env.State.Data().Items.Err).Words
		return widget.PickerRow{Name: "load again", Ink: theme.Warning, Path: words}
	case rowRecent:
		recent := p.itemRow(p.item(r))
		if recent.Path == "" {
			recent.Path = "shared recently"
		}
		return recent
	case rowTyped:
		return p.itemRow(p.item(r))
	case rowItem:
	}
	return p.itemRow(p.catalog.At(r.n))
}

// lookUpRow offers to look up an id, or says how the lookup is going.
func (p *itemPicker) lookUpRow(ref model.ItemRef) widget.PickerRow {
	row := widget.PickerRow{Name: "look up " + ref.String(), Ink: theme.Notice, Kind: ref.Kind.String()}
	switch found := p.env.State.Data().Found[ref]; found.Phase {
	case model.Loading:
		row.Name = "looking up " + ref.String() + p.env.Styles.Glyphs.Ellipsis
	case model.LoadFailed:
		row.Path = model.Explain(found.Err).Words
	case model.Idle, model.Loaded:
	}
	return row
}

func (p *itemPicker) itemRow(item *items.Item) widget.PickerRow {
	row := widget.PickerRow{
		Name: item.Title(), Kind: item.Ref.Kind.String(), Path: item.Path, ID: item.CustomID,
		Picked: p.picks.has(item.Ref),
	}
	if item.Closed {
		row.Ink, row.Kind = theme.Dim, row.Kind+" closed"
	}
	return row
}

func (p *itemPicker) Hints() []widget.Hint {
	enter := "take it"
	if len(p.picks.Items) > 0 {
		enter = "review"
	} else if r, ok := p.under(); ok {
		switch r.kind {
		case rowSkip:
			enter = "go on without sharing"
		case rowSpace:
			enter = "look inside"
		case rowLookUp:
			enter = "look it up"
		case rowAgain:
			enter = "load again"
		case rowItem, rowRecent, rowTyped:
			enter = "take it and review"
		}
	}
	all := []widget.Hint{p.env.Hint(keymap.Picker, keymap.Next, enter)}
	add := func(works bool, a keymap.Action, help string) {
		if works {
			all = append(all, p.env.Hint(keymap.Picker, a, help))
		}
	}
	r, ok := p.under()
	item := ok && r.isItem()
	add(item, keymap.Pick, "")
	add(ok && p.opensInto(r), keymap.Drill, "inside")
	add(len(p.path) > 0, keymap.Leave, "out")
	add(true, keymap.Level, "")
	add(true, keymap.Back, "")
	add(item, keymap.WhoHas, "")
	return overlay.Hints(all...)
}

// opensInto reports whether a row is something that can be looked into.
func (p *itemPicker) opensInto(r row) bool {
	if !r.isItem() {
		return r.kind == rowSpace
	}
	_, ok := items.PlaceOf(p.item(r))
	return ok
}

func (p *itemPicker) Cursor() (x, y int, ok bool) {
	return p.picker.CursorX(), p.above, true
}

func (p *itemPicker) Click(y int) bool {
	at := p.picker.Hit(y - p.above)
	if at < 0 {
		return false
	}
	p.picker.SetCursor(at)
	p.clicked = p.rows[at]
	return true
}

// OpenClicked opens the folder or list that the first click has picked, and unpicks it. A
// task stays picked.
func (p *itemPicker) OpenClicked() []overlay.Request {
	if !p.clicked.isItem() {
		return nil
	}
	into := *p.item(p.clicked)
	if _, ok := items.PlaceOf(&into); ok {
		p.picks.toggle(into)
		p.enterPlace(into)
	}
	return nil
}

func (p *itemPicker) Wheel(by int) { p.picker.Move(by, len(p.rows)) }

// whoHas shows who has access to the row under the cursor.
func (p *itemPicker) whoHas() []overlay.Request {
	r, ok := p.under()
	if !ok || !r.isItem() {
		p.warning = "put the cursor on a task or a list first"
		return nil
	}
	return []overlay.Request{overlay.Open{Overlay: NewAccess(p.env, *p.item(r))}}
}
