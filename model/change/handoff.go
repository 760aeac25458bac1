package change

import (
	"fmt"
	"strings"

	"cutui/clickup"
)

// HandOff is a plan as Markdown, for somebody who carries it out by hand in ClickUp: the
// people and steps, with links.
func HandOff(p Plan) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s – %s\n\n", oneLine(p.Title), oneLine(p.Where()))
	if why := p.ForHands(); why != "" {
		b.WriteString(why + ". ")
	}
	b.WriteString("In ClickUp itself an owner or admin can:\n\n")
	n := 0
	for _, s := range p.Steps {
		if !s.Left() {
			continue
		}
		n++
		fmt.Fprintf(&b, "%d. %s%s%s\n", n, handOffLine(p, s), doubt(s), noteLine(s))
	}
	if n == 0 {
		b.WriteString("Nothing is left to do.\n")
	}
	for _, part := range p.Parts() {
		of := ""
		if len(p.Others) > 0 {
			of = " of " + oneLine(WorkspaceName(part.Name, part.Workspace))
		}
		fmt.Fprintf(&b, "\nPeople page%s: %s\n", of, PeopleURL(part.Workspace))
		if part.Seats.Takes() {
			fmt.Fprintf(&b, "\nSeats%s: %s.\n", of, part.Seats.Sentence())
		}
	}
	return b.String()
}

// Left reports whether the step is still to be done.
func (s *Step) Left() bool { return s.State != Done && (s.State != Skipped || s.Withheld()) }

// doubt says that a step may have worked and has to be checked first.
func doubt(s Step) string {
	if s.State != Unknown && s.State != Running {
		return ""
	}
	return " (look first: it may have worked)"
}

// Why the steps that are left are for a hand-off.
const (
	onlyEnterprise = "ClickUp's API does this on the Enterprise plan only"
	notAllYours    = "ClickUp does not let you do all of this"
)

// ForHands says why the steps that are left are for somebody to do in ClickUp itself: the
// workspace's plan or the caller's rights are in the way. Else it is empty.
func (p *Plan) ForHands() string {
	why := ""
	for _, s := range p.Steps {
		switch {
		case s.Withheld() && s.Message == NotInPlan:
			return onlyEnterprise
		case s.Withheld() && s.Message == notAllowed:
			why = notAllYours
		case s.State != Failed:
			continue
		}
		switch e := s.Failure(p.WorkspaceOf(s)); {
		case e.Is(clickup.ErrPlanRequired):
			return onlyEnterprise
		case e.Is(clickup.ErrForbidden) && !e.Is(clickup.ErrNotFound):
			why = notAllYours
		}
	}
	return why
}

func handOffLine(p Plan, s Step) string {
	ws, who := p.WorkspaceOf(s), "`"+code(s.Who())+"`"+oneLine(s.nameWords())
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

// noteLine is the note on a step, on a line of its own.
func noteLine(s Step) string {
	if s.Note == "" {
		return ""
	}
	return "\n   Note: " + oneLine(s.Note)
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

// handOffSigns are what Markdown gives a meaning to inside a line, and what would turn a
// bare address into a link.
var handOffSigns = strings.NewReplacer(
	"\n", " ", "\r", " ", `\`, `\\`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "&", `\&`, "`", "'", "*", `\*`, "_", `\_`, "~", `\~`, "$", `\$`,
	"#", `\#`, "|", `\|`, "://", `\://`, "www.", `www\.`,
)

// oneLine keeps a name from ending a Markdown heading or starting a link.
func oneLine(s string) string { return handOffSigns.Replace(s) }

func code(s string) string {
	return strings.NewReplacer("`", "'", "\n", " ", "\r", " ").Replace(s)
}
