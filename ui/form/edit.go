package form

import (
	"slices"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"cutui/model"
	"cutui/ui/theme"
)

// GuestEdit is the form that changes what guests may do. What is not touched is
// not sent, so it fits many guests at once.
type GuestEdit struct {
	page
	before []model.Right
	flags  []model.Right
	role   model.RoleID
}

// sameRole stands for the custom role each guest has already.
const sameRole model.RoleID = -1

// NewGuestEdit begins with the flags that all the guests have.
func NewGuestEdit(st *theme.Styles, have []model.Right, roles []model.Role) *GuestEdit {
	e := &GuestEdit{before: slices.Clone(have), flags: slices.Clone(have), role: sameRole}
	fields := []huh.Field{
		flagOptions().some("Flags – only those you change are sent", len(model.AllRights()), &e.flags),
	}
	if len(roles) > 0 {
		var o options[model.RoleID]
		o.add("leave as it is", sameRole)
		addRoles(&o, roles)
		fields = append(fields, o.one("Custom role", &e.role))
	}
	e.page = newPage(st, fields...)
	return e
}

// Rights are the flags that were changed.
func (e *GuestEdit) Rights() model.Rights {
	var r model.Rights
	for _, f := range model.AllRights() {
		if has := slices.Contains(e.flags, f); has != slices.Contains(e.before, f) {
			r = r.With(f, has)
		}
	}
	return r
}

// Role is the custom role that was chosen, 0 for none; nil: it stays.
func (e *GuestEdit) Role() *model.RoleID {
	if e.role == sameRole {
		return nil
	}
	return &e.role
}

// Update takes keys.
func (e *GuestEdit) Update(msg tea.Msg) { e.update(msg) }

// Move puts the focus on the next field (1) or the one before (-1); false at
// the ends.
func (e *GuestEdit) Move(by int) bool { return e.move(by) }

// Typing is false: there is no text field.
func (e *GuestEdit) Typing() bool { return false }

// Render draws the form as exactly w×h cells.
func (e *GuestEdit) Render(w, h int) string { return e.render(w, h) }

// MemberRole is the role of a member: a base role, or a custom one.
type MemberRole struct {
	Admin  bool
	Custom model.RoleID // 0: none
}

// Member is the form for a member: the role, and the name where it may be
// changed.
type Member struct {
	page
	named bool
	name  string
	role  MemberRole
}

// NewMember is the form of a new member, who is a plain member at first.
func NewMember(st *theme.Styles, role MemberRole, roles []model.Role) *Member {
	m := &Member{role: role}
	m.page = newPage(st, m.roles(roles))
	return m
}

// NewMemberEdit is the form of a member as they are.
func NewMemberEdit(st *theme.Styles, name string, role MemberRole, roles []model.Role) *Member {
	m := &Member{named: true, name: name, role: role}
	m.page = newPage(st, m.roles(roles), huh.NewInput().Title("Name").Prompt("").CharLimit(nameLimit).Value(&m.name))
	return m
}

const nameLimit = 200

func (m *Member) roles(custom []model.Role) huh.Field {
	var o options[MemberRole]
	o.add("member", MemberRole{})
	o.add("admin", MemberRole{Admin: true})
	for _, r := range custom {
		o.add(r.Name+" (custom)", MemberRole{Admin: model.InheritsAdmin(r), Custom: r.ID})
	}
	return o.one("Role", &m.role)
}

// Role is the role chosen.
func (m *Member) Role() MemberRole { return m.role }

// Name is the name as it stands in the form.
func (m *Member) Name() string { return m.name }

// Update takes keys and pastes.
func (m *Member) Update(msg tea.Msg) { m.update(msg) }

// Move puts the focus on the next field (1) or the one before (-1); false at
// the ends.
func (m *Member) Move(by int) bool { return m.move(by) }

// Typing reports whether the name has the focus.
func (m *Member) Typing() bool { return m.named && m.at == 1 }

// Render draws the form as exactly w×h cells.
func (m *Member) Render(w, h int) string { return m.render(w, h) }
