package change

import (
	"strings"

	"cutui/clickup"
	"cutui/internal/text"
)

// The operations on user groups, which ClickUp's screens call Teams. The API allows them
// on every plan.
const (
	OpCreateGroup     Op = "create-group"
	OpAddToGroup      Op = "add-to-group"
	OpRemoveFromGroup Op = "remove-from-group"
	OpDeleteGroup     Op = "delete-group"
)

// GroupRef names a user group. The id of a group that is to be created is empty.
type GroupRef struct {
	ID     clickup.GroupID `json:"id,omitempty"`
	Name   string          `json:"name,omitempty"`
	Handle string          `json:"handle,omitempty"`
}

// Member is somebody in a user group.
type Member struct {
	ID    clickup.UserID `json:"id"`
	Email string         `json:"email,omitempty"`
	Name  string         `json:"name,omitempty"`
}

// Who returns the address, name or id of a group's member.
func (m Member) Who() string { return (&Step{ID: m.ID, Email: m.Email, Name: m.Name}).Who() }

// OfGroup reports whether the step changes a user group or its members.
func (s *Step) OfGroup() bool {
	switch s.Op {
	case OpCreateGroup, OpAddToGroup, OpRemoveFromGroup, OpDeleteGroup:
		return true
	}
	return false
}

// WithoutPerson reports whether the step is about a group and no person.
func (s *Step) WithoutPerson() bool { return s.ID == 0 && s.Email == "" && s.Group != (GroupRef{}) }

// GroupCreate returns the body of a create-group step.
func (s *Step) GroupCreate() clickup.GroupCreate {
	ids := make([]clickup.UserID, len(s.Members))
	for i, m := range s.Members {
		ids[i] = m.ID
	}
	return clickup.GroupCreate{Name: s.Group.Name, Handle: s.Group.Handle, Members: ids}
}

// GroupEdit returns the body of a step that puts somebody into a group or takes them out.
func (s *Step) GroupEdit() clickup.GroupEdit {
	if s.Op == OpAddToGroup {
		return clickup.GroupEdit{Add: []clickup.UserID{s.ID}}
	}
	return clickup.GroupEdit{Remove: []clickup.UserID{s.ID}}
}

// AboutGroup returns what follows the verb of a step about a group: "cleo@client.example
// to Design". It returns "" for other steps.
func (s *Step) AboutGroup() string {
	_, words := s.groupWords(s.Group.Name)
	return words
}

// groupWords returns the verb of a step about a group and what follows it, with that name
// for the group. Both are empty for other steps.
func (s *Step) groupWords(group string) (verb, rest string) {
	switch s.Op {
	case OpCreateGroup:
		return "create ", group + s.MemberWords(" with ")
	case OpAddToGroup:
		return "add ", s.Who() + " to " + group
	case OpRemoveFromGroup:
		return "take ", s.Who() + " out of " + group
	case OpDeleteGroup:
		return "delete ", group + s.MemberWords(" of ")
	}
	return "", ""
}

// MemberWords names the group's members, if it has any, after the given word.
func (s *Step) MemberWords(before string) string {
	const most = 20
	if len(s.Members) == 0 {
		return ""
	}
	names := make([]string, 0, most)
	for _, m := range s.Members[:min(most, len(s.Members))] {
		names = append(names, m.Who())
	}
	words := before + strings.Join(names, ", ")
	if more := len(s.Members) - most; more > 0 {
		words += " and " + text.Number(more) + " more"
	}
	return words
}
