package report

// SGR sequences of the terminal's own colours, which go with its background.
const (
	boldText   = "\x1b[1m"
	dimText    = "\x1b[2m"
	redText    = "\x1b[31m"
	greenText  = "\x1b[32m"
	yellowText = "\x1b[33m"
	plainText  = "\x1b[0m"
)

// colored is a cell in the colour of what it means.
func (l Layout) colored(column, cell string, head bool) string {
	if !l.Color {
		return cell
	}
	color := colorOf(column, cell)
	if head {
		color = boldText
	}
	if color == "" {
		return cell
	}
	return color + cell + plainText
}

// colorOf is the colour of a word in a column: red for what is wrong, yellow for what to
// look at, green for what went well, dim for what needs no look. Most words have none.
func colorOf(column, cell string) string {
	switch column {
	case "problem":
		return redText
	case "severity":
		return map[string]string{"high": redText, "medium": yellowText, "info": dimText}[cell]
	case "lane":
		return map[string]string{"ready": greenText, "protected": dimText}[cell]
	case "state":
		return map[string]string{
			"done": greenText, "failed": redText, "unknown": yellowText, "interrupted": yellowText, "partly failed": redText, "not all is known": yellowText, "skipped": dimText,
		}[cell]
	case "status":
		return map[string]string{"pending": yellowText, "invited": yellowText}[cell]
	case "last_active":
		return map[string]string{"never": yellowText}[cell]
	case "members_free", "guests_free":
		if cell == "0" || cell[0] == '-' {
			return redText
		}
	case "change":
		return map[string]string{"joined": greenText, "left": redText, "role": yellowText}[cell]
	}
	return ""
}
