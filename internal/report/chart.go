package report

import (
	"fmt"
	"slices"

	"github.com/charmbracelet/x/ansi"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/audit/rollup"
)

// Charts are drawn 520 units wide and scale with the page.
const chartWidth = 520

// seatBar draws how many seats of a pool are filled.
func (p *page) seatBar(label string, pool clickup.SeatPool) {
	const width = 200
	filled, class := 0, "fill"
	switch {
	case !pool.Filled.Known || !pool.Total.Known:
	case pool.Filled.N > pool.Total.N:
		filled, class = width, "fill over"
	default:
		filled = pool.Filled.N * width / max(pool.Total.N, 1)
		if pool.Filled.N*10 >= pool.Total.N*9 && pool.Total.N > 0 {
			class = "fill near"
		}
	}
	p.add(`<svg class="bar" viewBox="0 0 %d 9" preserveAspectRatio="none" role="img" aria-label="%s">`,
		width, label+": "+poolWords(pool))
	p.add(`<rect class="track" width="%d" height="9" rx="4"/>`, width)
	if filled > 0 {
		p.add(`<rect class="%s" width="%d" height="9" rx="4"/>`, class, max(filled, 4))
	}
	p.add("</svg>\n")
}

// segment is a part of a bar; class sets its colour.
type segment struct {
	class string
	n     int
}

// barRow is a named bar of a chart.
type barRow struct {
	name     string
	segments []segment
}

func (r barRow) sum() int {
	sum := 0
	for _, s := range r.segments {
		sum += s.n
	}
	return sum
}

// bars draws a bar chart in which the longest bar takes the whole width.
func (p *page) bars(label string, rows []barRow) {
	const step, left, right = 25, 165, 46
	most := 1
	for _, r := range rows {
		most = max(most, r.sum())
	}
	p.draw(label, len(rows)*step)
	for i, r := range rows {
		y := i * step
		p.add(`<text x="0" y="%d">%s</text>`, y+16, ansi.Truncate(r.name, 24, "…"))
		x := left
		for _, s := range r.segments {
			if s.n == 0 {
				continue
			}
			width := max(3, s.n*(chartWidth-left-right)/most)
			p.add(`<rect class="%s" x="%d" y="%d" width="%d" height="14" rx="3"><title>%s</title></rect>`,
				s.class, x, y+5, width, fmt.Sprintf("%s: %s", r.name, text.Number(s.n)))
			x += width + 1
		}
		p.add(`<text class="note" x="%d" y="%d">%s</text>`+"\n", x+6, y+16, text.Number(r.sum()))
	}
	p.add("</svg></div>\n")
	var classes []string
	for _, r := range rows {
		for _, s := range r.segments {
			if !slices.Contains(classes, s.class) {
				classes = append(classes, s.class)
			}
		}
	}
	p.numbers(label, classes, rows)
}

// months draws a chart with a column for each month.
func (p *page) months(label string, ledger []rollup.Month) {
	const height, left, top, bottom = 210, 34, 8, 26
	const room = height - top - bottom
	rows, most := make([]barRow, len(ledger)), 1
	for i, m := range ledger {
		rows[i] = barRow{m.Month.Format("Jan 2006"), []segment{{"member", m.Members}, {"guest", m.Guests}, {"wait", m.Invited}}}
		most = max(most, rows[i].sum())
	}
	most = niceCeil(most)
	p.draw(label, height)
	for i := range 3 {
		y := top + room - room*i/2
		p.add(`<line x1="%d" x2="%d" y1="%d" y2="%d"/><text class="note end" x="%d" y="%d">%s</text>`+"\n",
			left, chartWidth, y, y, left-6, y+4, text.Number(most*i/2))
	}
	step := float64(chartWidth-left) / float64(max(len(ledger), 1))
	for i, r := range rows {
		x, y := float64(left)+step*float64(i)+step*0.15, float64(top+room)
		for _, s := range r.segments {
			if s.n == 0 {
				continue
			}
			h := float64(s.n) * room / float64(most)
			y -= h
			p.add(`<rect class="%s" x="%.1f" y="%.1f" width="%.1f" height="%.1f"><title>%s</title></rect>`,
				s.class, x, y, step*0.7, h, fmt.Sprintf("%s: %s", r.name, monthWords(s.class, s.n)))
		}
		if i%labelEvery(len(ledger)) == 0 {
			p.add(`<text class="note mid" x="%.1f" y="%d">%s</text>`, x+step*0.35, height-8, ledger[i].Month.Format("Jan 06"))
		}
		p.add("\n")
	}
	p.add("</svg></div>\n")
	p.numbers(label, []string{"member", "guest", "wait"}, rows)
}

// draw opens a chart in a box that scrolls on a narrow page, so that its text stays large
// enough to read.
func (p *page) draw(label string, height int) {
	p.add(`<div class="draw" role="region" tabindex="0" aria-label="%s"><svg viewBox="0 0 %d %d" role="img" aria-label="%s">`+"\n",
		p.region("Chart: "+label), chartWidth, height, label+": the table below has the numbers")
}

// numbers writes the numbers of a chart as a table, for screen readers and for copying.
func (p *page) numbers(label string, classes []string, rows []barRow) {
	p.add("<details><summary>%s as a table</summary>\n<table class=\"numbers\"><caption class=\"unseen\">%s</caption>\n<thead><tr><th scope=\"col\">Name</th>", label, label)
	for _, class := range classes {
		p.add("<th scope=\"col\">%s</th>", classWords(class))
	}
	p.add("</tr></thead>\n<tbody>\n")
	for _, r := range rows {
		p.add("<tr><th scope=\"row\">%s</th>", r.name)
		for _, class := range classes {
			n := 0
			for _, s := range r.segments {
				if s.class == class {
					n = s.n
				}
			}
			p.add("<td>%s</td>", text.Number(n))
		}
		p.add("</tr>\n")
	}
	p.add("</tbody></table></details>\n")
}

// classWords says what the colour of a class means.
func classWords(class string) string {
	switch class {
	case "member":
		return "members"
	case "guest":
		return "guests"
	case "wait":
		return "invited"
	case "other":
		return "role not known"
	}
	return class
}

func monthWords(class string, n int) string {
	if class == "member" || class == "guest" {
		return text.Plural(n, class) + " joined"
	}
	return text.Number(n) + " invited, not here yet"
}

// labelEvery returns how many months share a label, so that about eight labels fit.
func labelEvery(months int) int { return max(1, (months+7)/8) }

// niceCeil rounds n up to a round even number, so that the middle of the axis is whole.
func niceCeil(n int) int {
	size := 1
	for n > size*20 {
		size *= 10
	}
	return (n + 2*size - 1) / (2 * size) * 2 * size
}

// key writes the legend of a chart.
func (p *page) key(classes ...string) {
	p.add("<div class=\"key\">")
	for _, class := range classes {
		p.add(`<span><svg viewBox="0 0 11 11" aria-hidden="true"><rect class="%s" width="11" height="11" rx="3"/></svg>%s</span>`, class, classWords(class))
	}
	p.add("</div>\n")
}
