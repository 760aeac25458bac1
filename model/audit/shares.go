package audit

import (
	"fmt"
	"strings"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/access"
)

// The checks of a guest's shares need GetGuest's answer. Guests who were not read are
// not judged.

func guestUnscoped(f *facts, s *subject) bool {
	g, ok := f.details[s.ID]
	return ok && g.Shared != nil && len(g.Shared) == 0
}

func guestUnscopedReason(*facts, *clickup.Person) string {
	return "is a guest, but nothing is shared with them"
}

func guestElevated(f *facts, s *subject) bool {
	g, ok := f.details[s.ID]
	if !ok {
		return false
	}
	edit, full := elevations(g)
	return edit+full > 0 || g.Person.Rights.Known&g.Person.Rights.Granted != 0
}

func guestElevatedReason(f *facts, p *clickup.Person) string {
	g := f.details[p.ID]
	var parts []string
	if edit, full := elevations(g); edit+full > 0 {
		parts = append(parts, fmt.Sprintf("may change %s of %s (edit %s, full %s)", text.Number(edit+full), sharedWords(g), text.Number(edit), text.Number(full)))
	}
	var rights []string
	for _, r := range clickup.AllRights {
		if g.Person.Rights.Has(r) {
			rights = append(rights, r.Label())
		}
	}
	if len(rights) > 0 {
		parts = append(parts, "extra rights: "+strings.Join(rights, ", "))
	}
	return strings.Join(parts, "; ")
}

// sharedWords returns how much is shared with a guest: "3 shared items", or "3 lists of
// ClickUp's people export", which have no ids.
func sharedWords(g *clickup.Guest) string {
	if g.Shared[0].Ref.ID == "" {
		return fmt.Sprintf("%s lists of ClickUp's people export", text.Number(len(g.Shared)))
	}
	return fmt.Sprintf("%s shared items", text.Number(len(g.Shared)))
}

func elevations(g *clickup.Guest) (edit, full int) {
	for _, item := range g.Shared {
		switch item.Permission {
		case clickup.PermissionEdit:
			edit++
		case clickup.PermissionCreate:
			full++
		}
	}
	return edit, full
}

func staleShare(f *facts, s *subject) bool {
	g, ok := f.details[s.ID]
	return ok && len(closedItems(g)) > 0
}

func staleShareReason(f *facts, p *clickup.Person) string {
	const named = 3
	g := f.details[p.ID]
	closed := closedItems(g)
	words := fmt.Sprintf("%s of %s shared items closed: %s", text.Number(len(closed)), text.Number(len(g.Shared)), strings.Join(closed[:min(named, len(closed))], ", "))
	if rest := len(closed) - named; rest > 0 {
		words += " and " + text.Number(rest) + " more"
	}
	return words
}

func closedItems(g *clickup.Guest) []string {
	var names []string
	for _, item := range g.Shared {
		switch {
		case !item.Closed:
		case item.Name != "":
			names = append(names, item.Name)
		default:
			names = append(names, item.Ref.String())
		}
	}
	return names
}

// crossClient reports whether somebody is known to see what another client's people see.
// It works on every plan.
func crossClient(f *facts, s *subject) bool { return len(f.leaks[s.ID]) > 0 }

func crossClientReason(f *facts, p *clickup.Person) string {
	leaks := f.leaks[p.ID]
	first := leaks[0]
	words := fmt.Sprintf("is on %s “%s” with %s of %s", first.Item.Ref.Kind, first.Item.Title(), text.PeopleOf(first.People), first.Client)
	if more := len(leaks) - 1; more > 0 {
		words += ", and on " + text.Number(more) + " more with other clients"
	}
	return words
}

// publicLinks says which tasks are open to the web, or "" if none is known to be.
func publicLinks(tasks []access.PublicTask) string {
	const named = 3
	if len(tasks) == 0 {
		return ""
	}
	var names []string
	for _, t := range tasks[:min(named, len(tasks))] {
		name := fmt.Sprintf("“%s” (%s)", t.Name, t.Ref.ID)
		if t.SearchEngines {
			name += ", also for search engines"
		}
		names = append(names, name)
	}
	words := text.Plural(len(tasks), "task") + " open to anybody with the link: " + strings.Join(names, "; ")
	if more := len(tasks) - named; more > 0 {
		words += "; and " + text.Number(more) + " more"
	}
	return words
}
