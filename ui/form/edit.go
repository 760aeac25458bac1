package form

import (
	"slices"
	"time"

	"charm.land/huh/v2"

	"cutui/model"
	"cutui/ui/theme"
)

// GuestEdit is the form that changes what guests may do. What is not touched is
// not sent, so it fits many guests at once.
type GuestEdit struct {
	*Page
	before []model.Right
	flags  []model.Right
	role   model.RoleID
	roles  *single[model.RoleID]
}

// sameRole stands for the custom role each guest has already.
const sameRole model.RoleID = -1

// NewGuestEdit begins with the flags that all the guests have.
func NewGuestEdit(st *theme.Styles, have []model.Right, roles Roles) *GuestEdit {
	e := &GuestEdit{before: slices.Clone(have), flags: slices.Clone(have), role: sameRole}
	flags := newSeveral("Flags – only those you change are sent", len(model.AllRights()), flagOptions(), &e.flags)
	e.roles = newSingle(roles.title(), e.roleOptions(roles), &e.role)
	e.Page = NewPage(st, flags, e.roles)
	return e
}

// Learn takes in the roles as they are known now.
func (e *GuestEdit) Learn(roles Roles) {
	e.roles.Title(roles.title())
	e.roles.offer(e.roleOptions(roles))
}

func (e *GuestEdit) roleOptions(roles Roles) []huh.Option[model.RoleID] {
	return roles.options(e.role, huh.NewOption("leave as it is", sameRole), noRole())
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

// MemberRole is the role of a member: a base role, or a custom one.
type MemberRole struct {
	Admin  bool
	Custom model.RoleID // 0: none
}

// Member is the form for a member: the role, and the name where it may be
// changed.
type Member struct {
	*Page
	name  string
	until string
	role  MemberRole
	field *single[MemberRole]
}

// NewMember is the form of a new member, who is a plain member at first.
func NewMember(st *theme.Styles, roles Roles, now time.Time) *Member {
	m := &Member{}
	m.field = newSingle(roles.baseTitle(), m.options(roles), &m.role)
	m.Page = NewPage(st, m.field, Until(&m.until, now))
	return m
}

// NewMemberEdit is the form of a member as they are.
func NewMemberEdit(st *theme.Styles, name string, role MemberRole, roles Roles) *Member {
	m := &Member{name: name, role: role}
	m.field = newSingle(roles.baseTitle(), m.options(roles), &m.role)
	m.Page = NewPage(st, m.field, Line("Name", NameLimit, &m.name))
	return m
}

// Learn takes in the roles as they are known now.
func (m *Member) Learn(roles Roles) {
	m.field.Title(roles.baseTitle())
	m.field.offer(m.options(roles))
}

func (m *Member) options(roles Roles) []huh.Option[MemberRole] {
	all := []huh.Option[MemberRole]{huh.NewOption("member", MemberRole{}), huh.NewOption("admin", MemberRole{Admin: true})}
	for _, r := range roles.All {
		all = append(all, huh.NewOption(r.Name+" (custom)", MemberRole{Admin: model.InheritsAdmin(r), Custom: r.ID}))
	}
	if m.role.Custom != 0 && roles.Standing != "" && indexOf(all, m.role) < 0 {
		all = append(all, huh.NewOption(keptRole, m.role))
	}
	return all
}

// Role is the role chosen.
func (m *Member) Role() MemberRole { return m.role }

// Name is the name as it stands in the form.
func (m *Member) Name() string { return m.name }

// Until is until when a new member is to be here, as typed; empty: for good.
func (m *Member) Until() string { return m.until }
