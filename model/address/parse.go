package address

import (
	"net/url"
	"strings"
	"unicode"

	"cutui/internal/clean"
)

// ParseAddresses takes the addresses out of typed or pasted text: separated by
// commas, semicolons, lines, tabs or spaces; with names as in "Name <mail>";
// as mailto links; in headers of mail, guest lists of calendars and rows of a
// spreadsheet. What may have been meant as an address but is none is in the
// answer with its problem; headers and cells that hold none are passed over.
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

// foldedLen is the length of a line with those that continue it: in calendars
// they begin with a space.
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

// through is the span from the beginning of s, if it has one, to the end of next.
func (s span) through(next span) span {
	if s.empty() {
		return next
	}
	return span{s.from, next.to}
}

// addressParser keeps the words that may turn out to be the name of the next
// address: the open ones, and those before a comma ("Last, First <mail>").
type addressParser struct {
	text   string
	found  []Address
	closed []span
	open   span
	quoted bool // the open words are one quoted string
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

// angleName is what stands before <mail>: the open words, and the words before
// a comma if those may be the surname.
func (p *addressParser) angleName() span {
	n := len(p.closed)
	if n == 0 || p.open.empty() || p.quoted {
		return p.open
	}
	surname := p.closed[n-1]
	p.closed = p.closed[:n-1]
	return surname.through(p.open)
}

// emit adds an address; words that are not its name are problems of their own.
func (p *addressParser) emit(s, name span) {
	p.open, p.quoted = span{}, false
	p.flush()
	a := readAddress(p.text, s)
	a.Name = personName(p.of(name))
	p.found = append(p.found, a)
}

// flush turns waiting words into problems, if they say anything.
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

// personName is a name without quotes, as one clean line; signs of a list are
// none.
func personName(s string) string {
	if !strings.ContainsFunc(s, isLetterOrDigit) {
		return ""
	}
	s = strings.Trim(strings.Join(strings.Fields(s), " "), `"' `)
	return clean.Line(strings.ReplaceAll(s, `\`, ""))
}

// readAddress reads what stands where an address should: without a link's
// mailto and query, and without the punctuation around it.
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
