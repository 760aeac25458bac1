package form

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"github.com/charmbracelet/x/ansi"

	"cutui/model"
	"cutui/model/plans"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Choice is what the rights form edits: what a guest may do, where, and until when.
type Choice struct {
	Preset int           // index of the preset that the flags were taken from
	Last   int           // the preset used last, counted from 1; 0 if none was
	Flags  []model.Right // to be granted; the others are not sent
	Role   model.RoleID
	Into   []model.WorkspaceID // additional workspaces to invite into
	Until  string              // until when they stay, as typed; empty means no end date
}

// Place is another workspace that the guest can be invited into as well.
type Place struct {
	ID         model.WorkspaceID
	Name, Note string
}

// Rights returns the flags to send.
func (c Choice) Rights() model.Rights {
	var r model.Rights
	for _, f := range c.Flags {
		r = r.With(f, true)
	}
	return r
}

// Rights is the form for what a guest may do.
type Rights struct {
	*Page
	st      *theme.Styles
	choice  *Choice
	presets []plans.Preset
	roles   Roles
	places  []Place
	preset  int // the one that the flags were taken from
	room    int // width that the options are cut to

	grants *single[int]
	flags  *several[model.Right]
	role   *single[model.RoleID]
	into   *several[model.WorkspaceID] // nil if there is no other workspace
}

// NewRights returns a form that edits c in place. The first preset, which grants least, is
// the default, though the one used last is listed first. The fields stay the same from then
// on: Learn passes in what becomes known later. The example of an until date lies after now.
func NewRights(st *theme.Styles, c *Choice, presets []plans.Preset, roles Roles, places []Place, now time.Time) *Rights {
	r := &Rights{st: st, choice: c, presets: presets, roles: roles, places: places, preset: c.Preset, room: fallbackW}
	r.grants = newSingle("What the guest may do", r.presetOptions(c.Last-1), &c.Preset)
	r.flags = newSeveral("Flags – those not chosen are not sent", len(model.AllRights()), flagOptions(), &c.Flags)
	r.role = newSingle(roles.title(), r.roleOptions(), &c.Role)
	fields := []huh.Field{r.grants, r.flags, r.role}
	if len(places) > 0 {
		r.into = newSeveral("Invite into these workspaces too", min(len(places), mostPlaces), r.placeOptions(), &c.Into)
		fields = append(fields, r.into)
	}
	r.Page = NewPage(st, append(fields, Until(&c.Until, now))...)
	return r
}

// Learn updates the form with the roles and workspaces as they are known now.
func (r *Rights) Learn(roles Roles, places []Place) {
	r.roles, r.places = roles, places
	r.role.Title(roles.title())
	r.role.offer(r.roleOptions())
	if r.into != nil && len(places) > 0 {
		r.into.offer(r.placeOptions())
	}
}

func (r *Rights) roleOptions() []huh.Option[model.RoleID] {
	return r.roles.options(r.choice.Role, noRole())
}

// mostPlaces is how many workspaces are shown at once at most.
const mostPlaces = 6

func (r *Rights) placeOptions() []huh.Option[model.WorkspaceID] {
	var out []huh.Option[model.WorkspaceID]
	for _, p := range r.places {
		text := p.Name
		if p.Note != "" {
			text += "  " + p.Note
		}
		out = append(out, huh.NewOption(r.cut(text, besideOption+besideBox), p.ID))
	}
	return out
}

// presetOptions returns an option of one line for each preset: a wrapped one would look
// like two.
func (r *Rights) presetOptions(last int) []huh.Option[int] {
	longest := 0
	for _, p := range r.presets {
		longest = max(longest, ansi.StringWidth(p.Name))
	}
	var out []huh.Option[int]
	add := func(i int, more string) {
		p := &r.presets[i]
		pad := strings.Repeat(" ", longest-ansi.StringWidth(p.Name)+3)
		out = append(out, huh.NewOption(r.cut(p.Name+pad+PresetWords(*p)+more, besideOption), i))
	}
	if last >= 0 && last < len(r.presets) {
		add(last, ", used last")
	}
	for i := range r.presets {
		if i != last {
			add(i, "")
		}
	}
	return out
}

// PresetWords returns in a few words what a preset grants.
func PresetWords(p plans.Preset) string {
	words := "shares as " + p.Permission.Label()
	granted := grantedBy(p)
	switch len(granted) {
	case 0:
		return words + ", no flags"
	case len(model.AllRights()):
		return words + ", all flags"
	}
	for _, f := range granted {
		words += ", " + strings.TrimPrefix(f.Label(), "see ")
	}
	return words
}

func flagOptions() []huh.Option[model.Right] {
	var out []huh.Option[model.Right]
	for _, f := range model.AllRights() {
		out = append(out, huh.NewOption(f.Label(), f))
	}
	return out
}

// Update handles keys. Choosing another preset resets the flags to its own.
func (r *Rights) Update(msg tea.Msg) {
	r.Page.Update(msg)
	if r.choice.Preset == r.preset {
		return
	}
	r.preset = r.choice.Preset
	r.choice.Flags = grantedBy(r.presets[r.preset])
	r.flags.choose(flagOptions())
}

// grantedBy returns the flags that a preset grants.
func grantedBy(p plans.Preset) []model.Right {
	var out []model.Right
	for _, f := range model.AllRights() {
		if p.Rights.Has(f) {
			out = append(out, f)
		}
	}
	return out
}

// What an option leaves room for, in cells.
const (
	besideOption = 4 // the field's edge and the cursor
	besideBox    = 4 // the check box
)

// cut shortens text to one line that leaves room for beside cells.
func (r *Rights) cut(text string, beside int) string {
	text, _ = widget.Cut(r.st, text, max(1, r.room-beside))
	return text
}

// Render draws the form in exactly w×h cells.
func (r *Rights) Render(w, h int) string {
	if w != r.room && w > 0 {
		r.room = w
		r.grants.offer(r.presetOptions(r.choice.Last - 1))
		r.Learn(r.roles, r.places)
	}
	return r.Page.Render(w, h)
}
