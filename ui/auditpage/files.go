package auditpage

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/dustin/go-humanize"

	"cutui/keymap"
	"cutui/model"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// files is the box that chooses a file: a path is typed, and the files and folders that match
// it are listed.
type files struct {
	overlay.List
	title string
	shown []model.File
	// extra returns a row below all others and the path it stands for; words is empty if there
	// is no such row.
	extra func() (words, path string)
	use   func(path string) []overlay.Request
}

func newFiles(env *overlay.Env, title, hint string) *files {
	f := &files{title: title, List: overlay.NewList(env, hint, "take it", []widget.Column{
		{Min: 20, Flex: 3, Worth: 9}, {Min: 10, Worth: 6, Right: true},
	})}
	f.Take, f.Ask = f.takeRow, f.lookForFiles
	return f
}

// Opening lists the files in the current folder.
func (f *files) Opening() []overlay.Request { return f.lookForFiles() }

func (f *files) lookForFiles() []overlay.Request {
	return intend(model.LookForFiles{Path: f.Field.Value()})
}

// Size returns a box in the middle.
func (f *files) Size(w, h int) (int, int) { return overlay.BoxW(w, 84), min(h, 18) }

// Render draws exactly w×h cells.
func (f *files) Render(w, h int) string {
	return f.RenderList(widget.Frame{Title: f.title, FooterLeft: overlay.KeysIn(f.Env.Styles, f, w)}, f.row, f.none(), w, h)
}

// Hints returns the keys.
func (f *files) Hints() []widget.Hint {
	hints := f.List.Hints()
	if f.Selected < len(f.shown) {
		hints = slices.Insert(hints, 1, widget.Hint{Key: "tab", Help: "complete"})
	}
	return hints
}

// Follow keeps the files listed last that still match.
func (f *files) Follow() {
	typed := strings.ToLower(f.Field.Value())
	f.shown = f.shown[:0]
	for _, file := range f.Env.State.Files.Value {
		if strings.HasPrefix(strings.ToLower(file.Path), typed) {
			f.shown = append(f.shown, file)
		}
	}
	f.N = len(f.shown)
	if words, _ := f.extra(); words != "" {
		f.N++
	}
	f.Put(f.Selected)
}

func (f *files) row(i int, r *widget.Row) {
	if i == len(f.shown) {
		words, _ := f.extra()
		r.Cells[0] = widget.Cell{Text: words, Ink: theme.Dim}
		return
	}
	file := f.shown[i]
	if file.Folder {
		r.Cells[0] = widget.Cell{Text: file.Path, Ink: theme.Accent}
		return
	}
	r.Cells[0] = widget.Cell{Text: file.Path, Ink: theme.Text}
	r.Cells[1] = widget.Cell{Text: humanize.Bytes(uint64(max(0, file.Bytes))), Ink: theme.Dim}
}

func (f *files) none() string {
	listed := &f.Env.State.Files
	switch {
	case listed.Phase == model.LoadFailed:
		return listed.Err.Error()
	case listed.Phase == model.Loading:
		return ""
	case f.Field.Value() == "":
		return "There is no list here (.csv, .tsv or .txt): type where it is, or paste its path."
	}
	return "No folder or list (.csv, .tsv, .txt) begins like this; enter reads the path as typed."
}

// Do moves, opens folders and takes a file; if nothing matches, that is the path as typed.
func (f *files) Do(a keymap.Action) (tea.Cmd, []overlay.Request) {
	f.Follow()
	if path := strings.TrimSpace(f.Field.Value()); a == keymap.Open && f.N == 0 && path != "" {
		return nil, f.use(path)
	}
	return f.List.Do(a)
}

// takeRow takes the file of a row or what the extra row stands for, or opens a folder.
func (f *files) takeRow(i int) []overlay.Request {
	switch {
	case i == len(f.shown):
		_, path := f.extra()
		return f.use(path)
	case f.shown[i].Folder:
		return f.complete()
	}
	return f.use(f.shown[i].Path)
}

// complete puts the path under the cursor into the field.
func (f *files) complete() []overlay.Request {
	if f.Selected >= len(f.shown) {
		return nil
	}
	f.Field.Set(f.shown[f.Selected].Path)
	f.Selected = 0
	return f.lookForFiles()
}

// Update types the path; tab completes it.
func (f *files) Update(msg tea.Msg) (tea.Cmd, []overlay.Request) {
	f.Follow()
	if k, ok := msg.(tea.KeyPressMsg); ok && k.Code == tea.KeyTab {
		return nil, f.complete()
	}
	return f.List.Update(msg)
}
