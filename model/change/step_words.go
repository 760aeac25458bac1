package change

import (
	"fmt"
	"strings"

	"cutui/clickup"
	"cutui/internal/text"
)

// Verb is what the step does, in a word.
func (s *Step) Verb() string {
	switch s.Op {
	case OpInviteGuest, OpInviteMember:
		return "invite"
	case OpShare:
		return "share"
	case OpUnshare:
		return "unshare"
	case OpRemoveGuest, OpRemoveMember:
		return "remove"
	case OpEditGuest, OpEditMember:
		return "edit"
	}
	return string(s.Op)
}

// Sentence is the step in full, such as "share Zebra (task) with
// sam@client.example as view: already shared". The roles name custom ones; the
// place is the workspace, where that has to be said.
func (s *Step) Sentence(roles []clickup.CustomRole, place string) string {
	text := s.Verb() + " " + s.Who() + s.nameWords()
	if s.Item.ID != "" {
		with := " with "
		if s.Op == OpUnshare {
			with = " from "
		}
		text = s.Verb() + " " + s.ItemName + " (" + s.Item.Kind.String() + ")" + with + s.Who()
		if s.Permission != "" {
			text += " as " + s.Permission.Label()
		}
	}
	if place != "" {
		text += " in " + place
	}
	if s.Note != "" {
		text += " – " + s.Note
	}
	if result := s.Result(roles); result != "" {
		text += ": " + result
	}
	return text
}

// nameWords is the name of somebody to invite, who has none in ClickUp yet.
func (s *Step) nameWords() string {
	if s.Name == "" || s.Op != OpInviteGuest || s.State == Skipped && !s.Withheld() {
		return ""
	}
	return " (" + s.Name + ")"
}

// Result is what became of the step, or what to know before it is sent.
func (s *Step) Result(roles []clickup.CustomRole) string {
	edit := s.EditWords(roles)
	switch {
	case edit != "" && s.Message == "" && s.State != Running && s.State != Unknown:
		return edit
	case s.State == Running:
		return "sending"
	case s.State == Done && s.Message == "":
		return s.doneWords()
	case s.State == Unknown && s.Message == "":
		return "the answer was lost"
	case s.Op == OpRemoveGuest && s.State == Planned:
		return s.lossWords()
	}
	return s.Message
}

// lossWords is what a guest loses, and whether undo can bring it back.
func (s *Step) lossWords() string {
	switch b := s.Before; {
	case b == nil: // an invitation taken back
		return ""
	case !b.SharesRead:
		return "loses what is shared, not recorded"
	case len(b.Shared) == 0:
		return "nothing is shared"
	default:
		return fmt.Sprintf("loses %s, recorded", text.Plural(len(b.Shared), "shared item"))
	}
}

func (s *Step) doneWords() string {
	switch s.Op {
	case OpInviteGuest:
		return "invited, guest " + s.ID.String()
	case OpInviteMember:
		return "invited"
	case OpShare:
		return "shared"
	case OpUnshare:
		return "taken away"
	case OpRemoveGuest, OpRemoveMember:
		return "removed"
	case OpEditGuest, OpEditMember:
		return "changed"
	}
	return "done"
}

// EditWords says what an edit changes, such as "edit tags on, see points off,
// role Client viewer"; empty for other steps. The roles name custom ones.
func (s *Step) EditWords(roles []clickup.CustomRole) string {
	if s.Op != OpEditGuest && s.Op != OpEditMember {
		return ""
	}
	var words []string
	for _, r := range clickup.AllRights {
		switch {
		case s.Rights.Has(r):
			words = append(words, r.Label()+" on")
		case s.Rights.Known&r != 0:
			words = append(words, r.Label()+" off")
		}
	}
	if s.Rename != nil {
		words = append(words, "name "+*s.Rename)
	}
	if s.Admin != nil && *s.Admin {
		words = append(words, "becomes an admin")
	} else if s.Admin != nil {
		words = append(words, "no longer an admin")
	}
	if s.Role != nil {
		words = append(words, roleChange(*s.Role, roles))
	}
	return strings.Join(words, ", ")
}

func roleChange(id clickup.RoleID, roles []clickup.CustomRole) string {
	if id == 0 {
		return "no custom role"
	}
	for _, r := range roles {
		if r.ID == id {
			return "role " + r.Name
		}
	}
	return "another custom role"
}

// ChangesShares reports whether a step changes what is shared with its guest.
func (s *Step) ChangesShares() bool {
	return s.Op == OpShare || s.Op == OpUnshare || s.Op == OpRemoveGuest
}
