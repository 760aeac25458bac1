package address

import (
	"strings"
	"unicode"
)

// isRecipient reports whether a mail header has recipients.
func isRecipient(label string) bool {
	switch strings.ToLower(label) {
	case "to", "cc", "bcc":
		return true
	}
	return false
}

// isTechnical reports whether a mail header has no addresses to invite.
func isTechnical(label string) bool {
	switch strings.ToLower(label) {
	case "subject", "date", "sent", "message-id", "references", "in-reply-to", "received", "return-path",
		"delivered-to", "dkim-signature", "list-unsubscribe", "mime-version", "content-type":
		return true
	}
	return false
}

// unlabel removes a header's name ("To:", "Cc:", "Attendees:") from a line, and reports
// whether the line can hold addresses at all.
func (p *addressParser) unlabel(l span) (rest span, keep bool) {
	label, after, ok := strings.Cut(p.of(l), ":")
	trimmed := strings.TrimSpace(label)
	if !ok || !isLabel(trimmed) || strings.EqualFold(trimmed, "mailto") {
		return l, true
	}
	spaced := after == "" || unicode.IsSpace(rune(after[0]))
	if !spaced && !isRecipient(trimmed) {
		return l, true
	}
	l.from += len(label) + 1
	return l, !isTechnical(trimmed) && (hasAt(after) || isRecipient(trimmed))
}

// isLabel reports whether s can be the name of a header.
func isLabel(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) && r != '-' && r != ' ' {
			return false
		}
	}
	return s != "" && len(s) <= 40
}

// isAttendee reports whether a line is a person in a calendar file.
func isAttendee(line string) bool {
	for _, property := range [...]string{"ATTENDEE", "ORGANIZER"} {
		if rest, ok := strings.CutPrefix(line, property); ok && rest != "" && (rest[0] == ';' || rest[0] == ':') {
			return true
		}
	}
	return false
}

// attendee reads a calendar's line such as
// ATTENDEE;CN="Client, Cleo";RSVP=TRUE:mailto:cleo@client.example, which may be
// folded over several lines.
func (p *addressParser) attendee(l span) {
	line := strings.NewReplacer("\r\n ", "", "\n ", "", "\r\n\t", "", "\n\t", "").Replace(p.of(l))
	i := strings.LastIndex(strings.ToLower(line), "mailto:")
	if i < 0 {
		return
	}
	mail := strings.TrimSpace(line[i:])
	a := readAddress(mail, span{0, len(mail)})
	a.At = l.from + max(0, strings.Index(p.of(l), a.Raw))
	if _, name, ok := strings.Cut(line[:i], "CN="); ok {
		s := addressScanner{text: name, end: len(name)}
		if quoted := s.next(); quoted.kind == quotedToken {
			name = name[quoted.from:quoted.to]
		} else {
			name, _, _ = strings.Cut(strings.TrimRight(name, ":"), ";")
		}
		a.Name = personName(name)
	}
	p.flush()
	p.found = append(p.found, a)
}
