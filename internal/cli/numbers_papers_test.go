package cli_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"regexp"
	"strconv"
	"strings"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/internal/app"
	"cutui/internal/cli"
	"cutui/model"
	"cutui/model/seats"
)

// print runs a command before the same workspace, and gives what it prints.
func (n *numbers) print(o sim.Options, args ...string) string {
	n.t.Helper()
	home := n.t.TempDir()
	var out, errs bytes.Buffer
	code := cli.Run(n.t.Context(), args, cli.Deps{
		In: strings.NewReader(""), Out: &out, Err: &errs, Open: func(ctx context.Context, opened app.Options) (*app.App, error) {
			opened.Demo = true
			return app.Open(ctx, opened)
		},
		App: app.Options{Demo: true, Sim: o, Env: func(name string) string {
			if strings.HasPrefix(name, "XDG_") || name == "HOME" {
				return home
			}
			return ""
		}},
	})
	if code != cli.ExitFine {
		n.t.Fatalf("%v: exit code %d: %s", args, code, errs.String())
	}
	return out.String()
}

func (n *numbers) decode(text string) map[string]any {
	n.t.Helper()
	var doc map[string]any
	if err := json.Unmarshal([]byte(text), &doc); err != nil {
		n.t.Fatal(err)
	}
	return doc
}

// papers holds reports, the list of seats and a client's page against the screen.
func (n *numbers) papers(o sim.Options) {
	n.t.Helper()
	n.seatLists(o)
	n.auditPapers(o)
	n.clientPapers(o)
}

// seatLists: cutui seats as a table, CSV and JSON says what the seats pane says.
func (n *numbers) seatLists(o sim.Options) {
	n.t.Helper()
	now := n.state.Data().Seats.Value
	rows, err := csv.NewReader(strings.NewReader(n.print(o, "seats", "--format", "csv"))).ReadAll()
	if err != nil || len(rows) < 2 {
		n.t.Fatalf("%v: %d rows", err, len(rows))
	}
	cells := map[string]string{}
	for i, name := range rows[0] {
		cells[name] = rows[1][i]
	}
	space := n.decode(n.print(o, "seats", "--format", "json"))["workspaces"].([]any)[0].(map[string]any)
	table := strings.Join(strings.Fields(strings.Split(n.print(o, "seats"), "\n")[1]), " ")
	n.same("seats as CSV, people", atoi(cells["people"]), n.state.Roster().People.Len())
	line := n.state.Roster().Name
	for _, kind := range []struct {
		json, filled, total, free string
		pool                      clickup.SeatPool
	}{
		{"members", "members", "member_seats", "members_free", now.Members},
		{"guests", "guests", "guest_seats", "guests_free", now.Guests},
	} {
		pool := space[kind.json].(map[string]any)
		n.same("seats as CSV, "+kind.json, atoi(cells[kind.filled]), kind.pool.Filled.N)
		n.same("seats as JSON, "+kind.json, int(pool["filled"].(float64)), kind.pool.Filled.N)
		if !kind.pool.Total.Unlimited {
			n.same("seats as CSV, total "+kind.json, atoi(cells[kind.total]), kind.pool.Total.N)
			n.same("seats as JSON, total "+kind.json, int(pool["total"].(float64)), kind.pool.Total.N)
			n.same("seats as CSV, free "+kind.json, atoi(cells[kind.free]), kind.pool.Empty.N)
		}
		line += fmt.Sprintf(" %s %s %s", cells[kind.filled], cells[kind.total], cells[kind.free])
	}
	if table != line {
		n.t.Errorf("the table says %q, CSV %q", table, line)
	}
}

// auditPapers: the audit as Markdown and as a page has the same people, seats, findings
// and roll-ups, and the same words about them.
func (n *numbers) auditPapers(o sim.Options) {
	n.t.Helper()
	markdown := n.print(o, "audit", "--format", "markdown")
	page := html.UnescapeString(n.print(o, "audit", "--format", "html"))
	c, card := n.counts, n.state.Scorecard()
	for _, kind := range []struct {
		n    int
		noun string
	}{
		{c.Members(), "member"}, {c.Guests(), "guest"}, {c.Of(seats.ClassLimited), "limited member"}, {c.Of(seats.ClassAgent), "agent"},
	} {
		words := regexp.MustCompile(fmt.Sprintf(`\b%d %ss?\b`, kind.n, kind.noun))
		if kind.n > 0 && (!words.MatchString(factOf(markdown, "People")) || !words.MatchString(page)) {
			n.t.Errorf("%d %ss are not in the reports: %s", kind.n, kind.noun, factOf(markdown, "People"))
		}
	}
	n.same("Markdown, people", firstNumber(factOf(markdown, "People")), c.People())
	n.same("the page, people", firstNumber(after(page, `<h2>People</h2><div class="big">`)), c.People())
	lanes := []struct {
		lane  model.Lane
		title string
	}{{model.LaneReady, "Ready to take back"}, {model.LaneReview, "To review"}}
	for _, l := range lanes {
		if want := card.Lanes[l.lane]; want > 0 {
			n.same("Markdown, "+l.title, firstNumber(after(markdown, "## "+l.title+" (")), want)
			n.same("the page, "+l.title, firstNumber(after(page, "<h2>"+l.title+"<span>")), want)
		}
	}
	members, guests := n.state.ExplainSeats()
	for _, words := range []string{members, guests} {
		if !strings.Contains(page, words) || !strings.Contains(strings.ReplaceAll(markdown, `\`, ""), words) {
			n.t.Errorf("the reports don't say %q", words)
		}
	}
	n.rolledUp(markdown)
}

// rolledUp holds the tables of a report against the sheets of the audit.
func (n *numbers) rolledUp(markdown string) {
	n.t.Helper()
	for title, by := range map[string]model.TallyBy{"E-mail domains": model.TallyDomains, "Inviters": model.TallyInviters, "Roles": model.TallyRoles} {
		table := after(markdown, "## "+title+"\n")
		if end := strings.Index(table, "\n## "); end >= 0 {
			table = table[:end]
		}
		var columns []string
		rows, people := 0, 0
		for line := range strings.SplitSeq(table, "\n") {
			cells := strings.Split(line, " | ")
			switch {
			case !strings.HasPrefix(line, "| "), strings.HasPrefix(line, "| --"):
			case columns == nil:
				columns = cells
			default:
				if rows < n.state.TallyCount(by) {
					row := n.state.Tally(by, rows)
					for i, name := range columns {
						if want, ok := map[string]int{"people": row.People, "members": row.Members, "guests": row.Guests, "pending": row.Pending}[strings.Trim(name, "| ")]; ok {
							n.same(fmt.Sprintf("Markdown, %s, %s: %s", title, row.Name, name), firstNumber(cells[i]), want)
						}
					}
					people += row.People
				}
				rows++
			}
		}
		n.same("Markdown, rows of "+title, rows, n.state.TallyCount(by))
		n.same("Markdown, people of "+title, people, n.counts.People())
	}
}

// clientPapers: the page of the commonest client has the people of its row.
func (n *numbers) clientPapers(o sim.Options) {
	n.t.Helper()
	row, ok := n.client()
	if !ok {
		return
	}
	doc := n.decode(n.print(o, "client", row.Domain, "--format", "json"))
	n.same("the client in JSON, people of "+row.Domain, len(doc["people"].([]any)), row.People)
	kinds := 0
	for _, k := range doc["seats"].(map[string]any) {
		kinds += int(k.(float64))
	}
	n.same("the client's seats by kind", kinds, row.People)
	n.same("the client's pending people", int(doc["pending"].(float64)), n.tallyOf(row.Domain).Pending)
	n.same("the client's guests", int(doc["offboard"].(map[string]any)["removes"].(float64)), row.Guests)
	markdown := n.print(o, "client", row.Domain, "--format", "markdown")
	n.same("the client in Markdown", firstNumber(after(markdown, "- People: ")), row.People)
	page := n.print(o, "client", row.Domain, "--format", "html")
	n.same("the client's page", strings.Count(page, `<td class="who">`), row.People)
}

// factOf is a line of the facts that a report in Markdown begins with.
func factOf(markdown, name string) string {
	line, _, _ := strings.Cut(after(markdown, "- **"+name+":** "), "\n")
	return line
}

// after is what follows the first place of a text.
func after(text, mark string) string {
	_, rest, _ := strings.Cut(text, mark)
	return rest
}

var digits = regexp.MustCompile(`[0-9]+`)

// firstNumber is -1 where there is none.
func firstNumber(text string) int { return atoi(digits.FindString(text)) }

func atoi(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return -1
	}
	return n
}
