package auditpage

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/dustin/go-humanize"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// hrSheet is the sheet of people on whose state the HR list and the workspace disagree.
type hrSheet struct{ env *overlay.Env }

func (s *hrSheet) tab() string {
	if list, _ := s.env.State.HR(); list.Given() {
		return "HR list " + text.Number(s.rowCount())
	}
	return "HR list"
}

func (s *hrSheet) columns() []widget.Column {
	return []widget.Column{
		{Title: "WHO", Min: 20, Max: 36, Flex: 2, Worth: 9, Lead: 2},
		{Title: "WHY", Min: 24, Flex: 5, Worth: 8},
		{Title: "WHAT TO DO", Min: 12, Worth: 3},
	}
}

func (s *hrSheet) rowCount() int { return s.env.State.HRCount() }

func (s *hrSheet) row(i int, r *widget.Row) {
	row := s.env.State.HRRow(i)
	mark := widget.Mark{Text: "-", Ink: theme.Warning}
	if row.Missing {
		mark = widget.Mark{Text: "?", Ink: theme.Notice}
	}
	r.Cells[0] = widget.Cell{Text: row.Who, Ink: theme.Text, Lead: mark}
	r.Cells[1] = widget.Cell{Text: row.Text, Ink: theme.Dim}
	r.Cells[2] = widget.Cell{Text: row.Action, Ink: theme.Dim}
}

func (s *hrSheet) empty() string {
	list, reading := s.env.State.HR()
	switch {
	case reading:
		return "Reading the list" + s.env.Styles.Glyphs.Ellipsis
	case list.Given():
		return "Everybody with a member seat is on the HR list, and everybody on it is here."
	}
	if e := s.env.State.Options.Export; e.Given() {
		return e.File + " is in use, ClickUp's people export: what it says is among the findings and in each person's details. It is no HR list: nobody is held against it."
	}
	words := "A list of those who work here, in CSV, shows who has left and who is not in yet. ClickUp's own people export adds two-factor authentication and lists."
	if b, ok := s.env.Keys.Find(keymap.HRList, keymap.Audit); ok {
		words += " " + keymap.Label(b.Keys[0]) + " chooses the file."
	}
	return words
}

func (s *hrSheet) about(i int) about {
	row := s.env.State.HRRow(i)
	list, _ := s.env.State.HR()
	return about{title: row.Who, corner: list.File, text: row.Text + ".", todo: row.Action, why: row.About}
}

func (s *hrSheet) enter(i int) []overlay.Request { return seek(s.person(i)) }

func (s *hrSheet) person(i int) model.UserID { return s.env.State.HRRow(i).ID }

// files asks for the file of an HR list: a path is typed, and what it may become
// stands below.
type files struct {
	overlay.Chooser
	shown []model.File
}

func newFiles(env *overlay.Env) *files {
	return &files{Chooser: overlay.NewChooser(env, "the path of a list, such as ~/people.csv", []widget.Column{
		{Min: 20, Flex: 3, Worth: 9}, {Min: 10, Worth: 6, Right: true},
	})}
}

// Opening asks what there is where the user is.
func (f *files) Opening() []overlay.Request { return f.lookForFiles() }

func (f *files) lookForFiles() []overlay.Request {
	return intend(model.LookForFiles{Path: f.Field.Value()})
}

// Size is a box in the middle.
func (f *files) Size(w, h int) (int, int) { return overlay.BoxW(w, 84), min(h, 18) }

// Render draws exactly w×h cells.
func (f *files) Render(w, h int) string {
	dot := " " + f.Env.Styles.Glyphs.Dot + " "
	frame := widget.Frame{Title: "HR list", FooterRight: f.Env.Keys.Spell("tab completes"+dot+"{open} takes it"+dot+"{back} closes", keymap.List)}
	return f.RenderList(frame, f.row, f.none(), w, h)
}

// inUse names the list that people are held against now, where a row offers to put
// it away: below all others, and before anything is typed.
func (f *files) inUse() string {
	if f.Field.Value() != "" {
		return ""
	}
	return strings.Join(f.Env.State.RosterFiles(), " and ")
}

// Follow picks those of the files listed last that still fit.
func (f *files) Follow() {
	typed := strings.ToLower(f.Field.Value())
	f.shown = f.shown[:0]
	for _, file := range f.Env.State.Files.Value {
		if strings.HasPrefix(strings.ToLower(file.Path), typed) {
			f.shown = append(f.shown, file)
		}
	}
	f.N = len(f.shown)
	if f.inUse() != "" {
		f.N++
	}
	f.Put(f.Selected)
}

func (f *files) row(i int, r *widget.Row) {
	if i == len(f.shown) {
		r.Cells[0] = widget.Cell{Text: "no list: put " + f.inUse() + " away", Ink: theme.Dim}
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
	return "No folder or list (.csv, .tsv, .txt) begins like this; enter reads the path as it stands."
}

// Do moves, goes into folders, and takes a file.
func (f *files) Do(a keymap.Action) (tea.Cmd, []overlay.Request) {
	f.Follow()
	switch {
	case f.Move(a):
	case a == keymap.Back:
		return nil, []overlay.Request{overlay.Close{}}
	case a == keymap.Open:
		return nil, f.useChosen()
	}
	return nil, nil
}

// useChosen reads the file under the cursor, or the path as typed where nothing begins like
// it, or puts away the list that is in use.
func (f *files) useChosen() []overlay.Request {
	path := strings.TrimSpace(f.Field.Value())
	switch {
	case f.Selected < len(f.shown) && f.shown[f.Selected].Folder:
		return f.complete()
	case f.Selected < len(f.shown):
		path = f.shown[f.Selected].Path
	case path == "" && f.inUse() == "":
		return nil
	}
	return []overlay.Request{overlay.Close{}, overlay.Send{Intent: model.UseHR{Path: path}}}
}

// complete types the rest of the path under the cursor.
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
	if f.Edit(msg) {
		return nil, f.lookForFiles()
	}
	return nil, nil
}

// Click takes what stands in a row.
func (f *files) Click(_, y int) (tea.Cmd, []overlay.Request) {
	row := f.Hit(y)
	if row < 0 {
		return nil, nil
	}
	f.Put(row)
	return f.Do(keymap.Open)
}
