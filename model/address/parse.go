package address

import (
	"net/url"
	"strings"
	"unicode"

	"cutui/internal/clean"
)

// ParseAddresses finds the addresses in typed or pasted text: separated by commas,
// semicolons, lines, tabs or spaces; with names as in "Name <mail>"; as mailto links; in
// mail headers, guest lists of calendars and rows of a spreadsheet. Text that may have been
// meant as an address is returned with its problem; headers and cells without addresses
// are ignored.
func ParseAddresses(text string) []Address {
	p := addressParser{text: text}
	at := len(text) - len(strings.TrimPrefix(text, "\ufeff"))
	for at < len(text) {
		end := at + lineLen(text[at:])
		if isAttendee(text[at:end]) {
			end = at + foldedLen(text[at:])
			p.attendee(span{at, end})
		} else {
			p.line(span{at, end})
		}
		at = end + len(text[end:]) - len(strings.TrimLeftFunc(text[end:], isLineBreak))
	}
	p.flush()
	return p.found
}

func isLineBreak(r rune) bool { return r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' }

func lineLen(s string) int {
	if i := strings.IndexFunc(s, isLineBreak); i >= 0 {
		return i
	}
	return len(s)
}

// foldedLen returns the length of a line together with its continuation lines, which in
// calendars begin with a space or tab.
func foldedLen(s string) int {
	end := lineLen(s)
	for {
		rest := strings.TrimPrefix(strings.TrimPrefix(s[end:], "\r"), "\n")
		if len(rest) == len(s[end:]) || rest == "" || rest[0] != ' ' && rest[0] != '\t' {
			return end
		}
		end = len(s) - len(rest) + lineLen(rest)
	}
}

// span is a part of the text, in bytes.
type span struct{ from, to int }

func (s span) empty() bool { return s.from == s.to }

// through returns the span from the start of s to the end of next, or next if s is empty.
func (s span) through(next span) span {
	if s.empty() {
		return next
	}
	return span{s.from, next.to}
}

// addressParser keeps the words that may be the name of the next address.
type addressParser struct {
	text   string
	found  []Address
	closed []span // words before a comma ("Last, First <mail>")
	open   span   // words since then
	quoted bool   // open is one quoted string
}

func (p *addressParser) of(s span) string { return p.text[s.from:s.to] }

func (p *addressParser) line(l span) {
	l, keep := p.unlabel(l)
	if !keep {
		return
	}
	s := addressScanner{text: p.text, at: l.from, end: l.to}
	if first := s.peek(); !hasAt(p.of(first.span)) {
		p.flush()
	}
	for t := s.next(); t.kind != endToken; t = s.next() {
		p.addToken(t)
	}
	switch words := p.of(l); {
	case !hasAt(words) && len(p.closed) == 0 && strings.Contains(p.of(p.open), " "):
		// calendars write the name on one line and the address on the next
	case hasAt(words) && strings.Contains(words, "\t"):
		p.forget() // the other cells of a spreadsheet's row
	default:
		p.flush()
	}
}

func (p *addressParser) addToken(t addressToken) {
	switch t.kind {
	case commaToken:
		if !p.open.empty() {
			p.closed = append(p.closed, p.open)
		}
		p.open, p.quoted = span{}, false
	case breakToken:
		p.flush()
	case angleToken:
		if !t.empty() {
			p.emit(t.span, p.angleName())
		}
	case quotedToken:
		p.open, p.quoted = p.open.through(t.span), p.open.empty()
	case wordToken:
		switch word := p.of(t.span); {
		case hasAt(word):
			p.emit(t.span, p.open)
		case !isRecipient(strings.TrimSuffix(word, ":")):
			p.open, p.quoted = p.open.through(t.span), false
		}
	}
}

// angleName returns the name before <mail>: the open words, with the words before a comma
// if those may be the surname.
func (p *addressParser) angleName() span {
	n := len(p.closed)
	if n == 0 || p.open.empty() || p.quoted {
		return p.open
	}
	surname := p.closed[n-1]
	p.closed = p.closed[:n-1]
	return surname.through(p.open)
}

// emit adds an address. Waiting words that are not its name become problems.
func (p *addressParser) emit(s, name span) {
	p.open, p.quoted = span{}, false
	p.flush()
	a := readAddress(p.text, s)
	a.Name = personName(p.of(name))
	p.found = append(p.found, a)
}

// flush turns waiting words into problems, unless they are only punctuation.
func (p *addressParser) flush() {
	waiting := p.closed
	if !p.open.empty() {
		waiting = append(waiting, p.open)
	}
	for _, s := range waiting {
		if raw := p.of(s); strings.ContainsFunc(raw, isLetterOrDigit) {
			p.found = append(p.found, Address{Raw: raw, At: s.from, Problem: hasNoAt})
		}
	}
	p.forget()
}

func (p *addressParser) forget() { p.closed, p.open, p.quoted = p.closed[:0], span{}, false }

func hasAt(s string) bool { return strings.Contains(s, "@") }

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// personName returns a name without quotes, as one clean line, or "" if it has no letters
// or digits.
func personName(s string) string {
	if !strings.ContainsFunc(s, isLetterOrDigit) {
		return ""
	}
	s = strings.Trim(strings.Join(strings.Fields(s), " "), `"' `)
	return clean.Line(strings.ReplaceAll(s, `\`, ""))
}

// readAddress reads an address without the punctuation around it, and without the mailto
// and query of a link.
func readAddress(text string, s span) Address {
	raw := text[s.from:s.to]
	const mailto = "mailto:"
	link := len(raw) > len(mailto) && strings.EqualFold(raw[:len(mailto)], mailto)
	if link {
		s.from += len(mailto)
		raw, _, _ = strings.Cut(text[s.from:s.to], "?")
	}
	const opening, closing = `<([{"“„‚‘.,:;`, `>)]}"”“’'.,:;!?`
	typed := strings.TrimRight(strings.TrimLeft(raw, opening), closing)
	if unquoted := strings.TrimPrefix(typed, "'"); len(typed) < len(raw) && unquoted != typed {
		typed = strings.TrimLeft(unquoted, opening)
	}
	a := Address{Raw: typed, At: s.from + strings.Index(raw, typed)}
	if decoded, err := url.PathUnescape(typed); err == nil && link {
		typed = decoded
	}
	a.Email, a.Problem = checkEmail(typed)
	return a
}
