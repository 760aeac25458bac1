package model

import (
	"fmt"
	"strings"

	"cutui/clickup"
)

// HandOff is a plan written down for somebody who can carry it out in ClickUp
// by hand, as Markdown: who, what, which steps, with links.
func HandOff(p Plan) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s – %s\n\n", oneLine(p.Title), oneLine(p.Where()))
	b.WriteString("ClickUp's API does not do this for this workspace. In ClickUp itself an owner or admin can:\n\n")
	n := 0
	for _, s := range p.Steps {
		if s.State == Done || s.State == Skipped && !s.Withheld() {
			continue
		}
		n++
		fmt.Fprintf(&b, "%d. %s\n", n, handOffLine(p, s))
	}
	if n == 0 {
		b.WriteString("Nothing is left to do.\n")
	}
	for _, part := range p.Parts() {
		of := ""
		if len(p.Others) > 0 {
			of = " of " + oneLine(workspaceWords(part.Name, part.Workspace))
		}
		fmt.Fprintf(&b, "\nPeople page%s: %s\n", of, PeopleURL(part.Workspace))
		if d := part.Seats.Delta; d.Guests > 0 || d.Members > 0 || d.OwnDomain > 0 {
			fmt.Fprintf(&b, "\nSeats%s: %s.\n", of, part.Seats.Sentence())
		}
	}
	return b.String()
}

func handOffLine(p Plan, s Step) string {
	ws, who := p.WorkspaceOf(s), "`"+code(s.Who())+"`"
	switch s.Op {
	case OpInviteGuest:
		if place := p.PlaceOf(s); place != "" {
			return "Invite " + who + " as a guest into " + oneLine(place) + ": Settings → People → Invite, role Guest."
		}
		return "Invite " + who + " as a guest: Settings → People → Invite, role Guest."
	case OpInviteMember:
		return "Invite " + who + " as a member: Settings → People → Invite."
	case OpShare:
		return fmt.Sprintf("Share %s “%s” with %s, permission %s: %s", s.Item.Kind, oneLine(s.ItemName), who, s.Permission.Label(), ItemURL(ws, s.Item))
	case OpUnshare:
		return fmt.Sprintf("Take %s “%s” away from %s: %s", s.Item.Kind, oneLine(s.ItemName), who, ItemURL(ws, s.Item))
	case OpRemoveGuest, OpRemoveMember:
		return "Remove " + who + ": Settings → People → ⋯ → Remove."
	}
	return "Change the rights or role of " + who + ": Settings → People."
}

// PeopleURL is the workspace's people page in ClickUp.
func PeopleURL(ws clickup.WorkspaceID) string {
	return fmt.Sprintf("https://app.clickup.com/%s/settings/team/%s/users", ws, ws)
}

// ItemURL is where an item can be opened in ClickUp.
func ItemURL(ws clickup.WorkspaceID, r clickup.ItemRef) string {
	switch r.Kind {
	case clickup.ListItem:
		return fmt.Sprintf("https://app.clickup.com/%s/v/li/%s", ws, r.ID)
	case clickup.FolderItem:
		return fmt.Sprintf("https://app.clickup.com/%s/v/f/%s", ws, r.ID)
	}
	if r.Custom {
		return fmt.Sprintf("https://app.clickup.com/t/%s/%s", ws, r.ID)
	}
	return "https://app.clickup.com/t/" + r.ID
}

// oneLine keeps a name from ending a Markdown heading or starting a link.
func oneLine(s string) string {
	return strings.NewReplacer("\n", " ", "\r", " ", "[", "\\[", "]", "\\]", "<", "\\<", "`", "'", "*", "\\*", "_", "\\_", "#", "\\#", "|", "\\|").Replace(s)
}

func code(s string) string {
	return strings.NewReplacer("`", "'", "\n", " ", "\r", " ").Replace(s)
}
