package world

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"strings"
	"time"
)

// Values for days ago: the answer has null, or does not have the field.
const (
	Never   = -1
	unheard = -2
)

// Inviters that are nobody.
const (
	noInviter   = ""     // the answer has no inviter
	nullInviter = "null" // the answer has a null one
	goneInviter = "gary.gone@northwind.example"
)

// personSpec describes a person, with times in days before now. For a pending invitation joined is
// Never, and ClickUp hides the name.
type personSpec struct {
	name, mail            string
	role                  int
	seen, joined, invited int // 0 for invited means two days before joining
	by                    string
	id                    int64 // 0 for the next one
	custom                int64
	rights                Rights
	viewOnly, agent       bool
}

// peopleBuilder makes people of a workspace from specs.
type peopleBuilder struct {
	ids  map[string]int64 // by address: a person has the same id in every workspace
	ws   *Workspace
	now  time.Time
	next int64
	rng  *rand.Rand
}

func newPeopleBuilder(w *World, ws *Workspace, now time.Time, firstID int64) *peopleBuilder {
	return &peopleBuilder{ids: w.ids, ws: ws, now: now, next: firstID, rng: seededRand(firstID)}
}

// seededRand returns a random source that always gives the same numbers for a seed.
func seededRand(seed int64) *rand.Rand {
	return rand.New(rand.NewPCG(uint64(seed), 0))
}

func (c *peopleBuilder) add(parts ...personSpec) {
	for _, p := range parts {
		c.ws.Add(c.person(p))
	}
}

func (c *peopleBuilder) person(p personSpec) *Person {
	h := fnv.New32a()
	_, _ = h.Write([]byte(p.mail))
	hash := h.Sum32()
	jitter := time.Duration(60+hash%240) * time.Minute
	out := &Person{
		ID: p.id, Name: p.name, Mail: p.mail, Role: p.role, Custom: p.custom,
		Rights: p.rights, ViewOnly: p.viewOnly, agent: p.agent,
		Active: c.ago(p.seen, jitter), Joined: c.ago(p.joined, jitter),
		ActiveAbsent: p.seen == unheard, Inviter: c.inviter(p.by),
	}
	if out.ID == 0 {
		out.ID = c.ids[p.mail]
	}
	if out.ID == 0 {
		out.ID, c.next = c.next, c.next+17
	}
	c.ids[p.mail] = out.ID
	invited := p.invited
	if invited == 0 {
		invited = p.joined + 2
	}
	out.Invited = c.ago(invited, 2*jitter)
	out.Initials = InitialsOf(p.name)
	if p.name == "" {
		out.Initials = InitialsOf(p.mail)
	}
	if p.joined == Never {
		return out
	}
	out.Color = colors[hash%uint32(len(colors))]
	if hash%3 == 0 {
		out.Picture = fmt.Sprintf("https://attachments.clickup.com/profilePictures/%d_%03x.jpg", out.ID, hash%4096)
	}
	return out
}

// ago returns a time some days before now, or 0 for Never and unheard.
func (c *peopleBuilder) ago(days int, jitter time.Duration) int64 {
	if days < 0 {
		return 0
	}
	return Millis(c.now.Add(-time.Duration(days)*24*time.Hour - jitter))
}

func (c *peopleBuilder) inviter(mail string) *inviter {
	switch mail {
	case noInviter:
		return nil
	case nullInviter:
		return &inviter{}
	case goneInviter:
		return &inviter{ID: 4470001, Name: "Gary Gone", Mail: mail, Color: colors[0], Initials: "GG"}
	}
	if p := c.ws.ByMail(mail); p != nil {
		return p.AsInviter()
	}
	return nil
}

// colors are the colours of avatars and workspaces.
var colors = []string{
	"#40bc86", "#ff897f", "#7b68ee", "#ff7800", "#0197a7", "#5d4037", "#4169e1", "#d60800", "#595d66", "#aa8d80",
}

// name draws a name, and its ASCII form for an address.
func (c *peopleBuilder) name() (full, local string) {
	given := oneOf(c.rng, givenNames())
	family := oneOf(c.rng, familyNames())
	g, gASCII, _ := strings.Cut(given, ":")
	f, fASCII, _ := strings.Cut(family, ":")
	if gASCII == "" {
		gASCII = strings.ToLower(g)
	}
	if fASCII == "" {
		fASCII = strings.ToLower(f)
	}
	return g + " " + f, gASCII + "." + fASCII
}

// fresh draws a name that nobody in the workspace has yet.
func (c *peopleBuilder) fresh(domain string) (full, mail string) {
	const crowd = 500 // with more people names repeat and addresses are numbered
	for {
		full, local := c.name()
		if len(c.ws.People) > crowd {
			return full, local + Itoa(int64(len(c.ws.People))) + "@" + domain
		}
		mail := local + "@" + domain
		if c.ws.ByMail(mail) == nil && !c.named(full) {
			return full, mail
		}
	}
}

func (c *peopleBuilder) named(full string) bool {
	for _, p := range c.ws.People {
		if p.Name == full {
			return true
		}
	}
	return false
}

// recency draws how many days ago a person was last active: for most of them recently.
func (c *peopleBuilder) recency() int {
	switch r := c.rng.IntN(100); {
	case r < 72:
		return c.rng.IntN(20)
	case r < 90:
		return 20 + c.rng.IntN(36)
	case r < 97:
		return 62 + c.rng.IntN(240)
	}
	return Never
}

// extra returns another person with a role and domain.
func (c *peopleBuilder) extra(role int, domain, by string) personSpec {
	full, mail := c.fresh(domain)
	seen := c.recency()
	return personSpec{
		name: full, mail: mail, role: role, seen: seen, by: by,
		joined: max(seen, 0) + 20 + c.rng.IntN(900),
	}
}

// client draws a guest's domain. A few clients have most of the guests.
func (c *peopleBuilder) client() string {
	f := c.rng.Float64()
	domains := clientDomains()
	return domains[int(f*f*float64(len(domains)))]
}
