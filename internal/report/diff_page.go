package report

import (
	"io"

	"cutui/model/audit"
)

func diffPage(w io.Writer, doc DiffDoc) error {
	var p page
	p.open("Changes · " + doc.Workspace.Name)
	p.head("Changes", doc.Workspace.Name, "", spanWords(doc.Changes))
	p.changes("What changed", doc.Changes)
	p.add("</article>\n")
	return p.close(w)
}

// changes is the sum of what changed and a row for each person.
func (p *page) changes(title string, c audit.Changes) {
	p.add("<section class=\"lane\"><h2>%s</h2>\n", title)
	for _, row := range changeRows(c) {
		p.add("<p>%s: %s</p>\n", row[0], row[1])
	}
	if len(c.List) > 0 {
		p.table(heading{"change", "Change"}, heading{"who", "Who"}, heading{"reason", "What"})
		for i := range c.List[:min(len(c.List), laneRows)] {
			p.add("<tr><td>%s</td>", c.List[i].Kind.Words())
			p.who(&c.List[i].Person)
			p.add("<td class=\"reason\">%s</td></tr>\n", c.List[i].Reason())
		}
		p.tableEnd()
	}
	if more := len(c.List) - laneRows; more > 0 {
		p.add("<p>%d more are in the CSV and JSON reports.</p>\n", more)
	}
	p.add("</section>\n")
}
