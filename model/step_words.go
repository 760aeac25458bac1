package model

import "strings"

// EditWords says what an edit changes, such as "edit tags on, see points off,
// role Client viewer"; empty for other steps. The roles name custom ones.
func (s Step) EditWords(roles []Role) string {
	if s.Op != OpEditGuest && s.Op != OpEditMember {
		return ""
	}
	var words []string
	for _, r := range AllRights() {
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

func roleChange(id RoleID, roles []Role) string {
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
