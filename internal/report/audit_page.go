package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/audit"
	"cutui/model/audit/rollup"
	"cutui/model/seats"
)

// laneRows caps the findings of a lane on a page: more make browsers slow, and nobody reads
// that many.
const laneRows = 2000

func auditPage(w io.Writer, docs []AuditDoc) error {
	title := fmt.Sprintf("Seat audit of %d workspaces", len(docs))
	if len(docs) == 1 {
		title = headline(docs[0].Report)
	}
	var p page
	p.open(title)
	for _, doc := range docs {
		p.audit(doc)
	}
	return p.close(w)
}

func (p *page) audit(doc AuditDoc) {
	r := doc.Report
	bare := r
	bare.Plan = clickup.Plan{}
	p.head("Seat audit", title(bare), r.Plan.Name, minute(r.At, r.At))
	p.lead(doc)
	p.contents(doc)
	p.cards(r.Summary)
	p.charts(doc)
	p.target(doc.Target)
	p.lane(r, audit.Ready)
	p.lane(r, audit.HandOver)
	if doc.Changes != nil {
		p.changes("Since "+minute(doc.Changes.From, r.At), *doc.Changes)
	}
	p.lane(r, audit.Review)
	p.lane(r, audit.Protected)
	if len(r.Findings) == 0 {
		verdict := "Every check that had data to work with came out clean."
		if len(r.Unseen) > 0 {
			verdict = nothingWords(r)
		}
		p.add("<section class=\"lane\"><h2>Nothing was found</h2><p>%s</p></section>\n", verdict)
	}
	if sees, known := doc.sees(); known {
		p.add("<section class=\"lane\"><h2>Who sees what</h2><p>%s.</p></section>\n", sees.Note)
		p.sees(sees)
	}
	p.review(doc)
	p.decisions(r)
	p.basis(r)
	p.add("</article>\n")
}

// lead sums up the audit in a sentence or two.
func (p *page) lead(doc AuditDoc) {
	p.add("<p class=\"lead\">%s</p>\n", leadWords(doc))
	if words := asOf(doc); words != "" {
		p.add("<p class=\"old\">People as of %s.</p>\n", words)
	}
}

func leadWords(doc AuditDoc) string {
	s := doc.Report.Summary
	words := "No seat is ready to be taken back."
	if s.Reclaim != (audit.SeatCount{}) {
		words = reclaimWords(s.Reclaim) + " can be taken back."
	}
	if c := s.Cost; c != nil && c.Avoidable > 0 {
		if c.NowKnown {
			words += " The seats cost " + c.NowWords() + " a month."
		}
		words += " Avoidable: " + c.AvoidableWords() + "."
	}
	if c := doc.Changes; c != nil {
		words += " Since " + text.Day(c.From) + ": " + changeCounts(*c) + "."
	}
	return words
}

func (p *page) cards(s audit.Summary) {
	p.add("<section class=\"cards\">\n")
	p.card("Can be taken back", text.Number(s.Reclaim.Members+s.Reclaim.Guests), seatsWord(s.Reclaim), reclaimWords(s.Reclaim)+" in the ready lane")
	if c := s.Cost; c != nil {
		of := "of an unknown sum"
		if c.NowKnown {
			of = "of " + seats.Money(c.Now, c.Currency)
		}
		p.card("Avoidable a month", seats.Money(c.Avoidable, c.Currency), " "+of, c.AvoidableWords())
	}
	p.seatCard("Member seats", s.Seats.Members)
	p.seatCard("Guest seats", s.Seats.Guests)
	p.card("People", text.Number(s.Counts.People()), "", kindWords(s.Counts, " · "))
	p.add("</section>\n")
}

func seatsWord(c audit.SeatCount) string {
	if c.Members+c.Guests == 1 {
		return " seat"
	}
	return " seats"
}

func (p *page) card(name, big, small, note string) {
	p.add("<div class=\"card\"><h2>%s</h2><div class=\"big\">%s<small>%s</small></div><p>%s</p></div>\n", name, big, small, note)
}

func (p *page) seatCard(name string, pool clickup.SeatPool) {
	class, small, note := "card", "", "ClickUp did not say how many are filled"
	switch {
	case !pool.Filled.Known:
	case pool.Total.Unlimited:
		note = "unlimited"
	case !pool.Total.Known:
		note = "of an unknown total"
	case pool.Filled.N > pool.Total.N:
		class, small, note = "card warn", " / "+countWord(pool.Total), fmt.Sprintf("▲ %s over", text.Number(pool.Filled.N-pool.Total.N))
	default:
		small, note = " / "+countWord(pool.Total), fmt.Sprintf("%s free", text.Number(seats.Free(pool).N))
	}
	p.add("<div class=\"%s\"><h2>%s</h2><div class=\"big\">%s<small>%s</small></div>\n", class, name, countWord(pool.Filled), small)
	p.seatBar(name, pool)
	p.add("<p>%s</p></div>\n", note)
}

func countWord(c clickup.Count) string {
	if !c.Known {
		return "–"
	}
	return text.Number(c.N)
}

func (p *page) charts(doc AuditDoc) {
	p.add("<section class=\"charts\">\n")
	if rows := checkBars(doc.Report.Summary); len(rows) > 0 {
		p.add("<figure><figcaption><h2>Findings by check</h2><p>%s</p></figcaption>\n", severityWords(doc.Report.Summary))
		p.bars("Findings by check", rows)
		p.key("high", "medium", "low", "info")
		p.add("</figure>\n")
	}
	if months := recentMonths(doc.Ledger, doc.Report.At); len(months) > 0 {
		p.add("<figure><figcaption><h2>Seats by month</h2><p>People still in the workspace, by the month in which they joined or were invited</p></figcaption>\n")
		p.months("Seats by month", months)
		p.key("member", "guest", "wait")
		p.add("</figure>\n")
	}
	p.tallies("E-mail domains", "Your own: "+doc.Report.Own.String(), "domains", byDomain(doc.Domains), func(t tallied) string { return t.name })
	p.tallies("Inviters", "People by inviter", "inviters", byInviter(doc.Inviters), inviterBar)
	p.tallies("Roles", "People by role and custom role", "roles", byRole(doc.Roles), roleBar)
	p.add("</section>\n")
}

// checkBars returns a bar for each check with findings, the most severe first, then the
// most frequent.
func checkBars(s audit.Summary) []barRow {
	found := slices.DeleteFunc(audit.Checks(), func(c audit.Check) bool { return s.Check(c) == 0 })
	slices.SortStableFunc(found, func(a, b audit.Check) int {
		return cmp.Or(cmp.Compare(b.Severity(), a.Severity()), cmp.Compare(s.Check(b), s.Check(a)))
	})
	rows := make([]barRow, len(found))
	for i, c := range found {
		rows[i] = barRow{c.String(), []segment{{c.Severity().String(), s.Check(c)}}}
	}
	return rows
}

func severityWords(s audit.Summary) string {
	return fmt.Sprintf("%s high · %s medium · %s low · %s info",
		text.Number(s.Severity(audit.High)), text.Number(s.Severity(audit.Medium)), text.Number(s.Severity(audit.Low)), text.Number(s.Severity(audit.Info)))
}

// shownBars caps the rows of a roll-up on a page.
const shownBars = 10

// tallies writes a chart of a roll-up. plural names its rows, in case not all are shown.
func (p *page) tallies(title, caption, plural string, all []tallied, name func(tallied) string) {
	if len(all) == 0 {
		return
	}
	if len(all) > shownBars {
		caption += fmt.Sprintf(" · the first %s of %s %s", text.Number(shownBars), text.Number(len(all)), plural)
	}
	p.add("<figure><figcaption><h2>%s</h2><p>%s</p></figcaption>\n", title, caption)
	rows := make([]barRow, min(len(all), shownBars))
	for i, t := range all[:len(rows)] {
		rows[i] = barRow{name(t), []segment{{"member", t.Members}, {"guest", t.Guests}, {"other", t.People - t.Members - t.Guests}}}
	}
	p.bars(title, rows)
	p.key("member", "guest", "other")
	p.add("</figure>\n")
}

func inviterBar(t tallied) string {
	if t.note == gone {
		return t.name + " (gone)"
	}
	return t.name
}

func roleBar(t tallied) string {
	if t.note != "" {
		return t.note + " (" + t.name + ")"
	}
	return t.name
}

// recentMonths returns the months of the last two years, from the first with anybody in it,
// without gaps.
func recentMonths(ledger []rollup.Month, now time.Time) []rollup.Month {
	const shown = 24
	if len(ledger) == 0 {
		return nil
	}
	last := time.Date(now.UTC().Year(), now.UTC().Month(), 1, 0, 0, 0, 0, time.UTC)
	months := make([]rollup.Month, 0, shown)
	for back := shown - 1; back >= 0; back-- {
		month := last.AddDate(0, -back, 0)
		i := slices.IndexFunc(ledger, func(m rollup.Month) bool { return m.Month.Equal(month) })
		switch {
		case i >= 0:
			months = append(months, ledger[i])
		case len(months) > 0:
			months = append(months, rollup.Month{Month: month})
		}
	}
	return months
}

func (p *page) lane(r audit.Report, l audit.Lane) {
	found := r.Lane(l)
	if len(found) == 0 {
		return
	}
	p.add("<section class=\"lane\" id=\"%s\"><h2>%s<span>%s</span></h2><p>%s</p>\n", p.laneID(l), laneTitle(l), text.Number(len(found)), laneAbout(l))
	p.table("Findings, "+laneTitle(l), heading{"severity", "Severity"}, heading{"who", "Who"}, heading{"reason", "Why"}, heading{"check", "Check"}, heading{"action", "What to do"})
	for i, f := range found[:min(len(found), laneRows)] {
		if i == printedRows {
			p.add("%s", markup(onScreenOnly))
		}
		p.add("<tr><td><span class=\"pill %s\">%s</span></td>", f.Severity, f.Severity)
		p.who(f.Person)
		p.add("<td class=\"reason\">%s</td><td class=\"check\">%s</td><td class=\"action\">%s</td></tr>\n", f.Reason(), f.Check, f.Action().Words)
	}
	p.tableEnd()
	p.notPrinted(len(found))
	p.laneEnd(len(found), "CSV and JSON reports")
}

// laneEnd closes a section, and says where the rows are that it doesn't show.
func (p *page) laneEnd(rows int, where string) {
	if more := rows - laneRows; more > 0 {
		p.add("<p>%s more are in the %s.</p>\n", text.Number(more), where)
	}
	p.add("</section>\n")
}

// printedRows caps the findings of a lane that are printed.
const printedRows = 100

// onScreenOnly starts the rows of a table that are not printed.
const onScreenOnly = "</tbody>\n<tbody class=\"screen\">\n"

// notPrinted writes a note, visible only in print, of where the rest of a lane is.
func (p *page) notPrinted(rows int) {
	if more := min(rows, laneRows) - printedRows; more > 0 {
		p.add("<p class=\"paper\">%s more are not printed: they are on the page itself, and in the CSV and JSON reports.</p>\n", text.Number(more))
	}
}

// contents links to the parts of a long page.
func (p *page) contents(doc AuditDoc) {
	const long = 500 // people
	r := doc.Report
	if r.Summary.Counts.People() < long {
		return
	}
	p.add("<nav class=\"contents\" aria-label=\"%s\"><h2>Contents</h2>\n<ul>\n", p.region("Contents of "+title(r)))
	for _, l := range []audit.Lane{audit.Ready, audit.HandOver, audit.Review, audit.Protected} {
		if n := len(r.Lane(l)); n > 0 {
			p.add("<li><a href=\"#%s\">%s</a> %s</li>\n", p.laneID(l), laneTitle(l), text.Number(n))
		}
	}
	p.add("<li><a href=\"#%s\">How this was assessed</a></li>\n</ul></nav>\n", p.basisID())
}

// laneID names a lane in the address of a page, which may have several workspaces.
func (p *page) laneID(l audit.Lane) string { return fmt.Sprintf("%s-%d", l, p.part) }

func (p *page) basisID() string { return fmt.Sprintf("judged-%d", p.part) }

// who writes a cell with a person's name, and their address below it.
func (p *page) who(person *clickup.Person) {
	name, email := who(person)
	if name == "" {
		name, email = email, ""
	}
	p.add("<td class=\"who\"><b>%s</b>", name)
	if email != "" {
		p.add("<span>%s</span>", email)
	}
	p.add("</td>")
}

// basis writes what the findings are based on: seats, domains, thresholds, and what each
// check with findings looks for.
func (p *page) basis(r audit.Report) {
	rows := [][]string{
		{"Member seats", r.ExplainMembers()},
		{"Guest seats", r.ExplainGuests()},
		{"Own domains", ownWords(r.Own)},
		{"Thresholds", thresholdWords(r.Options)},
	}
	if words := r.Turned.Words(); words != "" {
		rows = append(rows, []string{"Changed thresholds", words})
	}
	for _, unseen := range r.Unseen {
		rows = append(rows, []string{"Not visible", unseen})
	}
	rows = slices.Concat(rows, hrRows(r), exportRows(r))
	for _, c := range audit.Checks() {
		if r.Summary.Check(c) > 0 {
			rows = append(rows, []string{c.String(), c.About()})
		}
	}
	p.add("<div id=\"%s\">\n", p.basisID())
	p.factList("How this was assessed", rows)
	p.add("</div>\n")
}
