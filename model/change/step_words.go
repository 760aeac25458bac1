package change

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
)

// opWords has a verb for what a step does, and words for what it has done.
var opWords = map[Op]struct{ verb, done string }{
	OpInviteGuest:     {"invite", "invited as guest"},
	OpInviteMember:    {"invite", "invited"},
	OpShare:           {"share", "shared"},
	OpUnshare:         {"unshare", "taken away"},
	OpRemoveGuest:     {"remove", "removed"},
	OpRemoveMember:    {"remove", "removed"},
	OpEditGuest:       {"edit", "changed"},
	OpEditMember:      {"edit", "changed"},
	OpMakeGuest:       {"make a guest of", "done"},
	OpMakeViewOnly:    {"make view only", "done"},
	OpCreateGroup:     {"create", "created"},
	OpAddToGroup:      {"add", "in the group"},
	OpRemoveFromGroup: {"take out", "taken out"},
	OpDeleteGroup:     {"delete", "deleted"},
}

// Verb returns what the step does, in a word or two.
func (s *Step) Verb() string {
	if s.HandsOver() {
		return s.handVerb()
	}
	return cmp.Or(opWords[s.Op].verb, string(s.Op))
}

// Sentence returns the step in full, such as "share Zebra (task) with sam@client.example
// as view: already shared". The roles are those of the workspace, to name custom roles;
// place is the workspace's name, or "" to leave it out.
func (s *Step) Sentence(roles []clickup.CustomRole, place string) string {
	if s.HandsOver() {
		return s.handSentence(place)
	}
	result := s.Result(roles)
	text := s.Verb() + " " + s.Who() + s.nameWords()
	if grants := s.Grants(roles); grants != "" && s.State != Done {
		text += " " + grants
		result = strings.TrimPrefix(result, grants) // a planned step has no other result
	}
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
	if s.Via == ViaACL {
		text += " by the newer API"
	}
	if s.OfGroup() {
		verb, rest := s.groupWords("group " + s.Group.Name)
		text = verb + rest
	}
	if place != "" {
		text += " in " + place
	}
	if edit := s.EditWords(roles); edit != result && edit != "" {
		text += ": " + edit
	}
	if s.Note != "" {
		text += " – " + s.Note
	}
	if result != "" {
		text += ": " + result
	}
	return text
}

// Happened returns what a done step did to its person, such as "shared Zebra as view".
func (s *Step) Happened(roles []clickup.CustomRole) string {
	if s.OfGroup() || s.HandsOver() {
		return s.Sentence(roles, "")
	}
	words := s.Result(roles)
	if s.Invites() {
		words = "invited " + s.Grants(roles)
	}
	if s.ItemName != "" {
		words += " " + s.ItemName
	}
	if s.ItemName != "" && s.Permission != "" {
		words += " as " + s.Permission.Label()
	}
	return words
}

// nameWords returns the name of a guest to invite, in brackets after a space, or "".
func (s *Step) nameWords() string {
	if s.Name == "" || s.Op != OpInviteGuest || s.State == Skipped && !s.Withheld() {
		return ""
	}
	return " (" + s.Name + ")"
}

// Result returns how the step ended, or what to know before it is sent.
func (s *Step) Result(roles []clickup.CustomRole) string {
	edit := s.EditWords(roles)
	switch {
	case edit != "" && s.Message == "" && s.State != Running && s.State != Unknown:
		return edit
	case s.State == Running:
		return "sending"
	case s.State == Planned && s.Message == "" && s.Grants(roles) != "":
		return s.Grants(roles)
	case s.State == Done && s.Message == "":
		return s.doneWords(roles)
	case s.State == Unknown && s.Message == "":
		return "the answer was lost"
	case s.Removes() && s.State == Planned:
		if s.Holds != nil && !s.Holds.Holds() { // what matters comes first: the end may be cut
			return strings.Join(text.NonEmpty(s.lossWords(), s.heldWords()), "; ")
		}
		return strings.Join(text.NonEmpty(s.heldWords(), s.lossWords()), "; ")
	}
	return s.Message
}

// lossWords returns what a guest loses, and whether undo can restore it.
func (s *Step) lossWords() string {
	switch b := s.Before; {
	case b == nil, s.Op != OpRemoveGuest:
		return ""
	case !b.SharesRead:
		return "loses what is shared, which undo can't restore"
	case len(b.Shared) == 0:
		return "nothing is shared"
	default:
		return fmt.Sprintf("loses %s, which undo restores", text.Plural(len(b.Shared), "shared item"))
	}
}

func (s *Step) doneWords(roles []clickup.CustomRole) string {
	done := cmp.Or(opWords[s.Op].done, "done")
	switch {
	case s.HandsOver():
		return s.handDone()
	case s.Op == OpInviteGuest:
		return done + s.granted(roles)
	case s.Op == OpInviteMember:
		return done + " " + s.Grants(roles)
	}
	return done
}

// Grants returns as what somebody is invited and what they may do, such as "as guest ·
// full: edit tags, see time spent · role Client viewer". It returns "" for other steps and
// for people who are in the workspace already.
func (s *Step) Grants(roles []clickup.CustomRole) string {
	switch {
	case s.State == Skipped && !s.Withheld():
		return ""
	case s.Op == OpInviteGuest:
		return "as guest" + s.granted(roles)
	case s.Op == OpInviteMember && deref(s.Admin):
		return "as admin" + s.granted(roles)
	case s.Op == OpInviteMember:
		return "as member" + s.granted(roles)
	}
	return ""
}

// granted returns the preset, the flags, the custom role and the last day of an invitation.
func (s *Step) granted(roles []clickup.CustomRole) string {
	words := ""
	if s.Op == OpInviteGuest {
		words = " · " + strings.Join(text.NonEmpty(s.Preset, strings.Join(s.FlagWords(""), ", ")), ": ")
		if words == " · " {
			words += "no flags"
		}
	}
	if id := deref(s.Role); id != 0 {
		words += " · " + CustomRoleWords(id, roles)
	}
	if s.Until != "" {
		words += " · until " + dayWords(s.Until)
	}
	return words
}

// dayWords returns the day of a step in words.
func dayWords(day string) string {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return text.Day(at)
}

// FlagWords returns the flags that are sent, with on after those that are on.
func (s *Step) FlagWords(on string) []string {
	var words []string
	for _, r := range clickup.AllRights {
		switch {
		case s.Rights.Has(r):
			words = append(words, r.Label()+on)
		case s.Rights.Known&r != 0:
			words = append(words, r.Label()+" off")
		}
	}
	return words
}

// MakesAdmin reports whether a step makes somebody an admin.
func (s *Step) MakesAdmin(roles []clickup.CustomRole) bool {
	return deref(s.Admin) || slices.ContainsFunc(roles, func(r clickup.CustomRole) bool {
		return r.ID == deref(s.Role) && r.ID != 0 && r.Inherits == clickup.RoleAdmin
	})
}

// EditWords returns what an edit changes, such as "edit tags on, see points off, role
// Client viewer", or "" for other steps.
func (s *Step) EditWords(roles []clickup.CustomRole) string {
	if s.Op != OpEditGuest && s.Op != OpEditMember {
		return ""
	}
	words := s.FlagWords(" on")
	if s.Rename != nil {
		words = append(words, "name "+*s.Rename)
	}
	if s.Admin != nil && *s.Admin {
		words = append(words, "becomes an admin")
	} else if s.Admin != nil {
		words = append(words, "no longer an admin")
	}
	if s.Role != nil {
		words = append(words, CustomRoleWords(*s.Role, roles))
	}
	return strings.Join(words, ", ")
}

// CustomRoleWords names a custom role, by its number if it is not among the roles.
func CustomRoleWords(id clickup.RoleID, roles []clickup.CustomRole) string {
	if id == 0 {
		return "no custom role"
	}
	for _, r := range roles {
		if r.ID == id {
			return "role " + r.Name
		}
	}
	return "custom role " + strconv.FormatInt(int64(id), 10)
}

// ChangesShares reports whether a step changes what is shared with its guest.
func (s *Step) ChangesShares() bool {
	return s.Op == OpShare || s.Op == OpUnshare || s.Op == OpRemoveGuest
}
