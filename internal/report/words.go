package report

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/audit"
	"cutui/model/audit/rollup"
	"cutui/model/change"
	"cutui/model/peopleexport"
	"cutui/model/seats"
)

// minute formats t to the minute, in the time zone of like: "25 Nov 2026 19:40 CET".
func minute(t, like time.Time) string { return text.Minute(t.In(like.Location())) }

// poolWords says how many seats are filled: "41 of 45, 4 free", "118, unlimited" or
// "unknown".
func poolWords(p clickup.SeatPool) string {
	switch {
	case !p.Filled.Known:
		return "unknown"
	case p.Total.Unlimited:
		return fmt.Sprintf("%s, unlimited", text.Number(p.Filled.N))
	case !p.Total.Known:
		return fmt.Sprintf("%s of an unknown total", text.Number(p.Filled.N))
	}
	if over := p.Filled.N - p.Total.N; over > 0 {
		return fmt.Sprintf("%s of %s, %s over", text.Number(p.Filled.N), text.Number(p.Total.N), text.Number(over))
	}
	return fmt.Sprintf("%s of %s, %s free", text.Number(p.Filled.N), text.Number(p.Total.N), text.Number(seats.Free(p).N))
}

// costWords returns the current monthly cost, or "" without prices.
func costWords(c *audit.Cost) string {
	if c == nil {
		return ""
	}
	return c.NowWords() + " a month now"
}

// reclaimWords counts the seats that the ready lane gives back.
func reclaimWords(s audit.SeatCount) string {
	var parts []string
	if s.Members > 0 || s.Guests == 0 {
		parts = append(parts, text.Plural(s.Members, "member seat"))
	}
	if s.Guests > 0 {
		parts = append(parts, text.Plural(s.Guests, "guest seat"))
	}
	return strings.Join(parts, " and ")
}

// ownWords returns the own domains and how they were determined.
func ownWords(d seats.Domains) string {
	if d.Why == "" {
		return d.String()
	}
	return fmt.Sprintf("%s (%s)", d, d.Why)
}

// title returns the workspace with its plan: "Northwind Studio (Enterprise)".
func title(r audit.Report) string {
	name := r.Name
	if name == "" {
		name = string(r.Workspace)
	}
	if r.Plan.Name == "" {
		return name
	}
	return fmt.Sprintf("%s (%s)", name, r.Plan.Name)
}

// thresholdWords returns the thresholds of the checks.
func thresholdWords(o audit.Options) string {
	return fmt.Sprintf("inactive after %s, invitations overdue after %s, %s kept spare, nearly full from %d %%, at most %.0f %% admins",
		text.Plural(o.InactiveDays, "day"), text.Plural(o.PendingDays, "day"), text.Plural(o.SeatBuffer, "free seat"), o.NearPercent, o.AdminShare*100)
}

// hrRows returns facts about an HR list, and how the roster compares with it.
func hrRows(r audit.Report) [][]string {
	if !r.HR.Given() {
		return nil
	}
	words := r.HR.Words()
	if r.HR.File != "" {
		words = r.HR.File + ": " + words
	}
	found := fmt.Sprintf("%s; %s on the list but not in the workspace",
		text.Plural(r.Summary.Check(audit.Leaver), "leaver"), text.PeopleOf(len(r.Missing)))
	const named = 10
	if n := min(named, len(r.Missing)); n > 0 {
		found += ": " + strings.Join(r.Missing[:n], ", ")
	}
	if more := len(r.Missing) - named; more > 0 {
		found += fmt.Sprintf(" and %s more", text.Number(more))
	}
	return [][]string{{"HR list", words}, {"Compared with it", found}}
}

// exportRows returns facts about ClickUp's people export, and how the roster compares with
// it.
func exportRows(r audit.Report) [][]string {
	if !r.Export.Given() {
		return nil
	}
	words := r.Export.Words()
	if r.Export.File != "" {
		words = r.Export.File + ": " + words
	}
	var on, off int
	for i := range r.Export.People {
		switch r.Export.People[i].TwoFactor {
		case peopleexport.TwoFactorOn:
			on++
		case peopleexport.TwoFactorOff:
			off++
		}
	}
	facts := [][]string{{"People export", words}}
	if on+off > 0 {
		facts = append(facts, []string{"Two-factor", fmt.Sprintf("on for %s, off for %s, not known for %s", text.PeopleOf(on), text.Number(off), text.Number(len(r.Export.People)-on-off))})
	}
	return append(facts, []string{"Differences", fmt.Sprintf("%s in the export but not in the workspace, %s in the workspace but not in the export",
		text.PeopleOf(len(r.ExportGone)), text.Number(r.ExportMissing))})
}

// grants returns the rights, role and name that a step sets.
func grants(s change.Step) []string {
	var words []string
	for _, r := range clickup.AllRights {
		switch {
		case s.Rights.Has(r):
			words = append(words, r.Label())
		case s.Rights.Known&r != 0:
			words = append(words, "no "+r.Label())
		}
	}
	switch {
	case s.Admin == nil:
	case *s.Admin:
		words = append(words, "admin")
	case s.Op == change.OpEditMember:
		words = append(words, "no admin")
	}
	switch {
	case s.Role == nil:
	case *s.Role == 0:
		words = append(words, "no custom role")
	default:
		words = append(words, "custom role "+strconv.FormatInt(int64(*s.Role), 10))
	}
	if s.Rename != nil {
		words = append(words, "name "+*s.Rename)
	}
	return words
}

// tallied is a row of a roll-up: its name, a note, and the counts.
type tallied struct {
	name, note string
	rollup.Tally
}

func byDomain(domains []rollup.DomainRow) []tallied {
	all := make([]tallied, len(domains))
	for i, d := range domains {
		all[i] = tallied{cmp.Or(d.Domain, "(no address)"), d.Kind.String(), d.Tally}
	}
	return all
}

func byInviter(inviters []rollup.InviterRow) []tallied {
	all := make([]tallied, len(inviters))
	for i, r := range inviters {
		all[i] = tallied{inviterName(r.By), hereWords(r), r.Tally}
	}
	return all
}

func byRole(roles []rollup.RoleRow) []tallied {
	all := make([]tallied, len(roles))
	for i, r := range roles {
		all[i] = tallied{r.Role.String(), r.Custom, r.Tally}
	}
	return all
}

func tallyRows(all []tallied) [][]string {
	rows := make([][]string, len(all))
	for i, t := range all {
		rows[i] = []string{t.name, t.note, strconv.Itoa(t.People), strconv.Itoa(t.Members), strconv.Itoa(t.Guests), strconv.Itoa(t.Pending), strconv.Itoa(t.Inactive)}
	}
	return rows
}

func inviterName(by *clickup.Inviter) string {
	if by == nil {
		return "(not known)"
	}
	return by.Display()
}

func hereWords(r rollup.InviterRow) string {
	switch {
	case r.By == nil:
		return ""
	case r.Here:
		return "yes"
	}
	return gone
}

// gone marks an inviter who is no longer in the workspace.
const gone = "gone"
