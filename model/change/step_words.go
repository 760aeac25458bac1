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

// opWords are what a step does, in a word, and what was done once it is done.
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

// Verb is what the step does, in a word.
func (s *Step) Verb() string {
	if s.HandsOver() {
		return s.handVerb()
	}
	return cmp.Or(opWords[s.Op].verb, string(s.Op))
}

// Sentence is the step in full, such as "share Zebra (task) with
// sam@client.example as view: already shared". The roles name custom ones; the
// place is the workspace, where that has to be said.
func (s *Step) Sentence(roles []clickup.CustomRole, place string) string {
	if s.HandsOver() {
		return s.handSentence(place)
	}
	result := s.Result(roles)
	text := s.Verb() + " " + s.Who() + s.nameWords()
	if grants := s.Grants(roles); grants != "" && s.State != Done {
		text += " " + grants
		result = strings.TrimPrefix(result, grants) // what is planned has no other
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

// Happened is what a step that is done did to its person, such as "shared Zebra as view".
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

// lossWords is what a guest loses, and whether undo can bring it back.
func (s *Step) lossWords() string {
	switch b := s.Before; {
	case b == nil, s.Op != OpRemoveGuest: // an invitation taken back
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

// Grants is what somebody to invite is and may do, such as "as guest · full: edit tags,
// see time spent · role Client viewer"; empty for other steps and for those who are there
// already. The roles name custom ones.
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

// granted are the preset, the flags and the custom role of somebody to invite.
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

// dayWords is the day of a step in words.
func dayWords(day string) string {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return text.Day(at)
}

// FlagWords are the flags that are sent; on is what is said behind those that are on.
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

// EditWords says what an edit changes, such as "edit tags on, see points off,
// role Client viewer"; empty for other steps. The roles name custom ones.
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

// CustomRoleWords names a custom role, by its number where it is not among the roles.
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
