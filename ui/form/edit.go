package form

import (
	"slices"
	"time"

	"charm.land/huh/v2"

	"cutui/model"
	"cutui/ui/theme"
)

// GuestEdit is the form that edits the rights of guests. Only what is changed in it is
// sent, so it works for many guests at once.
type GuestEdit struct {
	*Page
	before []model.Right
	flags  []model.Right
	role   model.RoleID
	roles  *single[model.RoleID]
}

// sameRole means that each guest keeps their custom role.
const sameRole model.RoleID = -1

// NewGuestEdit returns the form. It starts with the flags in have, which all the guests share.
func NewGuestEdit(st *theme.Styles, have []model.Right, roles Roles) *GuestEdit {
	e := &GuestEdit{before: slices.Clone(have), flags: slices.Clone(have), role: sameRole}
	flags := newSeveral("Flags – only those you change are sent", len(model.AllRights()), flagOptions(), &e.flags)
	e.roles = newSingle(roles.title(), e.roleOptions(roles), &e.role)
	e.Page = NewPage(st, flags, e.roles)
	return e
}

// Learn updates the form with the roles as they are known now.
func (e *GuestEdit) Learn(roles Roles) {
	e.roles.Title(roles.title())
	e.roles.offer(e.roleOptions(roles))
}

func (e *GuestEdit) roleOptions(roles Roles) []huh.Option[model.RoleID] {
	return roles.options(e.role, huh.NewOption("leave as it is", sameRole), noRole())
}

// Rights returns the flags that were changed.
func (e *GuestEdit) Rights() model.Rights {
	var r model.Rights
	for _, f := range model.AllRights() {
		if has := slices.Contains(e.flags, f); has != slices.Contains(e.before, f) {
			r = r.With(f, has)
		}
	}
	return r
}

// Role returns the chosen custom role, 0 for none, or nil to leave it as it is.
func (e *GuestEdit) Role() *model.RoleID {
	if e.role == sameRole {
		return nil
	}
	return &e.role
}

// MemberRole is the role of a member: a base role, or a custom one.
type MemberRole struct {
	Admin  bool
	Custom model.RoleID // 0: none
}

// Member is the form for a member: their role, and the until date of a new member or the
// name of an existing one.
type Member struct {
	*Page
	name  string
	until string
	role  MemberRole
	field *single[MemberRole]
}

// NewMember returns the form for a new member. The role starts as plain member; the example of
// an until date lies after now.
func NewMember(st *theme.Styles, roles Roles, now time.Time) *Member {
	m := &Member{}
	m.field = newSingle(roles.baseTitle(), m.options(roles), &m.role)
	m.Page = NewPage(st, m.field, Until(&m.until, now))
	return m
}

// NewMemberEdit returns the form for an existing member, filled in with name and role.
func NewMemberEdit(st *theme.Styles, name string, role MemberRole, roles Roles) *Member {
	m := &Member{name: name, role: role}
	m.field = newSingle(roles.baseTitle(), m.options(roles), &m.role)
	m.Page = NewPage(st, m.field, Line("Name", NameLimit, &m.name))
	return m
}

// Learn updates the form with the roles as they are known now.
func (m *Member) Learn(roles Roles) {
	m.field.Title(roles.baseTitle())
	m.field.offer(m.options(roles))
}

func (m *Member) options(roles Roles) []huh.Option[MemberRole] {
	all := []huh.Option[MemberRole]{huh.NewOption("member", MemberRole{}), huh.NewOption("admin", MemberRole{Admin: true})}
	for _, r := range roles.All {
		all = append(all, huh.NewOption(r.Name+" (custom)", MemberRole{Admin: model.InheritsAdmin(r), Custom: r.ID}))
	}
	if m.role.Custom != 0 && roles.Status != "" && indexOf(all, m.role) < 0 {
		all = append(all, huh.NewOption(keptRole, m.role))
	}
	return all
}

// Role returns the chosen role.
func (m *Member) Role() MemberRole { return m.role }

// Name returns the name as typed.
func (m *Member) Name() string { return m.name }

// Until returns the day until which a new member stays, as typed; empty means no end date.
func (m *Member) Until() string { return m.until }
