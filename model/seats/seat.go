package seats

import (
	"fmt"
	"strings"

	"cutui/clickup"
)

// Kind is the kind of seat a person takes.
type Kind uint8

// The kinds. ViewOnly is for guests and limited members who may only view: they are free.
// On the free plan everybody except agents is FreePlan.
const (
	KindUnknown Kind = iota
	Member
	LimitedMember
	Guest
	ViewOnly
	FreePlan
	Agent
)

// String returns member, limited-member, guest, view-only, free-plan, agent or unknown.
func (k Kind) String() string {
	return [...]string{"unknown", "member", "limited-member", "guest", "view-only", "free-plan", "agent"}[min(k, Agent)]
}

// Kinds returns all kinds of seats in the order in which they are listed.
func Kinds() []Kind {
	return []Kind{Member, LimitedMember, Guest, ViewOnly, FreePlan, Agent, KindUnknown}
}

// Seat is the seat of a person. Paid says whether it is a paid member seat.
type Seat struct {
	Kind Kind
	Paid Answer

	subject Subject
}

// Rules is what people's seats depend on besides the people themselves.
type Rules struct {
	Plan string // the plan's name (GetWorkspaceplan); empty if not known
	Own  Domains
}

// Free reports whether the plan is Free Forever, on which nobody is billed. An unknown
// plan counts as a paid one.
func (r Rules) Free() bool {
	name, _, _ := strings.Cut(strings.TrimSpace(r.Plan), " ")
	return strings.EqualFold(name, "free")
}

// Seat returns the seat that a person takes now.
func (r Rules) Seat(p Subject) Seat {
	kind, paid := paidPlanSeat(p)
	if r.Free() {
		paid = No
		if kind != Agent {
			kind = FreePlan
		}
	}
	return Seat{Kind: kind, Paid: paid, subject: p}
}

func paidPlanSeat(p Subject) (Kind, Answer) {
	limited, viewOnly := p.Limited()
	switch {
	case p.Agent:
		return Agent, Unknown
	case limited && viewOnly:
		return ViewOnly, No
	case limited:
		return LimitedMember, Yes
	case p.Role.Paid():
		return Member, Yes
	case p.Role != clickup.RoleGuest:
		return KindUnknown, Unknown
	}
	return guestSeat(p.Place, p.MayMore())
}

// guestSeat returns the seat of somebody that ClickUp calls a guest. On the own domain
// they are limited members: paid, unless they are known to only view.
func guestSeat(place Place, more Answer) (Kind, Answer) {
	switch {
	case more == No:
		return ViewOnly, No
	case place == Own:
		return LimitedMember, Yes
	case place == Outside:
		return Guest, No
	}
	return Guest, Unknown
}

const nobodyBilled = "Nobody is billed on Free Forever."

// Reason says in a sentence why the person takes this seat.
func (s Seat) Reason() string {
	p := s.subject
	limited, _ := p.Limited()
	switch s.Kind {
	case FreePlan:
		return nobodyBilled
	case Agent:
		if s.Paid == No {
			return nobodyBilled
		}
		return "An agent: ClickUp does not say whether it takes a seat."
	case ViewOnly:
		return viewOnlyReason(p, limited)
	case Member:
		return "Takes a paid member seat" + p.standing() + ": role " + p.Role.String() + "."
	case LimitedMember:
		if limited {
			return "Takes a paid member seat" + p.standing() + ": limited member."
		}
		return "Takes a paid member seat" + p.standing() + ": guest on your own domain" + p.unlessViewOnly() + "."
	case Guest:
		return guestReason(p)
	}
	if p.Key != "" {
		return fmt.Sprintf("Whether they take a seat is not known: ClickUp calls their role %q.", p.Key)
	}
	return fmt.Sprintf("Whether they take a seat is not known: ClickUp's role %d is new here.", p.Code)
}

func viewOnlyReason(p Subject, limited bool) string {
	switch {
	case limited:
		return "Free: ClickUp calls them a limited member who may only view."
	case p.Place == Own:
		return "Free: on your own domain, and may only view."
	}
	return "Free: a guest who may only view."
}

func guestReason(p Subject) string {
	switch p.Place {
	case NoAddress:
		return "Takes a guest seat, or a member seat if on your own domain: ClickUp gave no address."
	case MaybeOwn:
		return "Takes a member seat if ClickUp counts the domain as your own, else a guest seat: which is not known."
	case Outside, Own:
	}
	switch {
	case p.MayMore() != Yes:
		return "Takes a guest seat" + p.standing() + ", or none if they may only view."
	case p.InGroup == Yes:
		return "Takes a guest seat" + p.standing() + ": in a user group."
	}
	return "Takes a guest seat" + p.standing() + ": may do more than view."
}

// standing returns " while the invitation stands" for pending people.
func (p Subject) standing() string {
	if p.Pending {
		return " while the invitation stands"
	}
	return ""
}

func (p Subject) unlessViewOnly() string {
	if p.MayMore() == Yes {
		return ""
	}
	return ", unless they may only view"
}
