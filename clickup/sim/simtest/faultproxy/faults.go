package faultproxy

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Names of the faults that end only with the client's timeout.
const (
	Silence     = "silence"
	SlowHeader  = "a header that drips"
	SlowBody    = "a body that drips"
	StalledBody = "a body that stalls"
)

// BrokenConnections returns all ways in which a connection can break before, during and after ClickUp's
// answer.
func BrokenConnections() []Fault {
	both := []Fault{
		{Name: "reset before the answer", Do: func(w *Conn) { w.reset() }},
		{Name: "closed before the answer", Do: func(*Conn) {}},
		{Name: Silence, Do: func(w *Conn) { <-w.Gone }},
		{Name: SlowHeader, Do: func(w *Conn) { w.drip("HTTP/1.1 200 OK\r\nX-A: " + strings.Repeat("a", 1<<12)) }},
		{Name: "another protocol", Do: raw("SSH-2.0-OpenSSH_9.7\r\n")},
		{Name: "half a header", Do: raw("HTTP/1.1 200 OK\r\nContent-Ty")},
		{Name: "a header without end", Do: func(w *Conn) { w.endless("HTTP/1.1 200 OK\r\nX-A: ") }},
		{Name: "one information after another", Do: raw(strings.Repeat("HTTP/1.1 102 Processing\r\n\r\n", 100))},
	}
	after := []Fault{
		{Name: "reset in the body", After: true, Do: func(w *Conn) { w.part(); w.reset() }},
		{Name: "closed in the body", After: true, Do: func(w *Conn) { w.part() }},
		{Name: SlowBody, After: true, Do: func(w *Conn) { w.header(""); w.drip(strings.Repeat(" ", 1<<12)) }},
		{Name: StalledBody, After: true, Do: func(w *Conn) { w.part(); <-w.Gone }},
		{Name: "a bad chunk", After: true, Do: func(w *Conn) { w.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\nno number\r\n") }},
		{Name: "cut between chunks", After: true, Do: func(w *Conn) { w.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n") }},
	}
	for _, t := range both {
		t.Name, t.After = t.Name+", after it took effect", true
		after = append(after, t)
	}
	return append(both, after...)
}

// OddAnswers returns complete answers that are not what was asked for, although ClickUp carried out the
// request.
func OddAnswers() []Fault {
	text := func(name, contentType, body string) Fault {
		return Fault{Name: name, After: true, Do: answer(http.StatusOK, http.Header{"Content-Type": {contentType}}, body)}
	}
	const json = "application/json"
	return []Fault{
		text("a web page", "text/html", "<!doctype html><title>Log in</title>"),
		text("a web page called JSON", json, "\ufeff \n<html>"),
		text("nothing", json, ""),
		text("blanks", json, " \r\n\t"),
		text("plain text", "text/plain", "hello"),
		text("JSON that ends early", json, `{"teams":[{"id":`),
		text("JSON and more", json, `{"id":"1"} <!-- proxy -->`),
		text("deep nesting", json, strings.Repeat(`{"a":[`, 20_000)),
		text("NUL bytes", json, "\x00\x00\x00"),
		{Name: "packed with what nobody asked for", After: true, Do: answer(http.StatusOK, http.Header{"Content-Encoding": {"br"}}, "\x0b\x02\x80{}\x03")},
		{Name: "called packed, and is not", After: true, Do: answer(http.StatusOK, http.Header{"Content-Encoding": {"gzip"}}, `{"id":"1"}`)},
		{Name: "half a gzip", After: true, Do: answer(http.StatusOK, http.Header{"Content-Encoding": {"gzip"}}, packed(strings.Repeat(`{"a":1}`, 1000))[:40])},
	}
}

// Bomb returns a small body that decompresses to size bytes of JSON white space.
func Bomb(size int64) Fault {
	var small bytes.Buffer
	z := gzip.NewWriter(&small)
	_, _ = io.CopyN(z, blanks{}, size) // a buffer never fails
	_ = z.Close()
	return Fault{Name: "a bomb", After: true, Do: answer(http.StatusOK, http.Header{"Content-Encoding": {"gzip"}}, small.String())}
}

// HarmlessAnswers returns answers that are unusual but correct.
func HarmlessAnswers() []Fault {
	rest := func(w *Conn) string {
		_, body, _ := bytes.Cut(w.Answer, []byte("\r\n\r\n"))
		return string(body)
	}
	return []Fault{
		{Name: "another content type", After: true, Do: func(w *Conn) { answer(http.StatusOK, http.Header{"Content-Type": {"image/png"}}, rest(w))(w) }},
		{Name: "packed", After: true, Do: func(w *Conn) { answer(http.StatusOK, http.Header{"Content-Encoding": {"gzip"}}, packed(rest(w)))(w) }},
		{Name: "as old as HTTP/1.0", After: true, Do: func(w *Conn) { w.send("HTTP/1.0 200 OK\r\n\r\n" + rest(w)) }},
		{Name: "byte by byte", After: true, Do: func(w *Conn) {
			for i := range w.Answer {
				w.send(string(w.Answer[i : i+1]))
			}
		}},
	}
}

// Forms is the number of consecutive faults with the same status: without a body, with ClickUp's error and
// as a web page.
const Forms = 3

// Refusals returns every status of a refusal, in all forms. The request has no effect.
func Refusals() []Fault {
	var all []Fault
	for status := 400; status <= 451; status++ {
		if http.StatusText(status) != "" && status != http.StatusRequestTimeout && status != http.StatusTooManyRequests {
			all = append(all, words(status, false)...)
		}
	}
	return all
}

// Failures returns every status after which it is unknown whether the request took effect; here it did.
// The redirects come last, in one form.
func Failures() []Fault {
	all := words(http.StatusRequestTimeout, true)
	for status := 500; status <= 511; status++ {
		if http.StatusText(status) != "" {
			all = append(all, words(status, true)...)
		}
	}
	for _, status := range []int{520, 522, 524, 530, 599} {
		all = append(all, words(status, true)...)
	}
	for _, status := range []int{301, 302, 303, 307, 308} {
		all = append(all, Fault{
			Name: strconv.Itoa(status), After: true,
			Do: answer(status, http.Header{"Location": {"https://evil.example/"}}, ""),
		})
	}
	return all
}

func words(status int, after bool) []Fault {
	code := strconv.Itoa(status)
	return []Fault{
		{Name: code, After: after, Do: answer(status, nil, "")},
		{Name: code + " in words", After: after, Do: answer(status, nil, `{"err":"No","ECODE":"SIM_001"}`)},
		{Name: code + " as a page", After: after, Do: answer(status, nil, "<html>no")},
	}
}

// RateLimits returns answers that say that there were too many calls. now is the server's time.
func RateLimits(now time.Time) []Fault {
	var all []Fault
	for name, header := range map[string]http.Header{
		"without a word":           {},
		"in seconds":               {"Retry-After": {"7"}},
		"as a date":                {"Retry-After": {now.Add(9 * time.Second).UTC().Format(http.TimeFormat)}},
		"as a date long ago":       {"Retry-After": {"Mon, 02 Jan 2006 15:04:05 GMT"}},
		"for a year":               {"Retry-After": {"31536000"}},
		"below zero":               {"Retry-After": {"-5"}},
		"in no number":             {"Retry-After": {"soon"}, "X-RateLimit-Reset": {"NaN"}, "X-RateLimit-Remaining": {"Infinity"}},
		"by the window's end":      {"X-RateLimit-Reset": {strconv.FormatInt(now.Add(20*time.Second).Unix(), 10)}},
		"by the end in thousands":  {"X-RateLimit-Reset": {strconv.FormatInt(now.Add(20*time.Second).UnixMilli(), 10)}},
		"by an end that is over":   {"X-RateLimit-Reset": {"1"}},
		"by an end that never is":  {"X-RateLimit-Reset": {"99999999999"}, "X-RateLimit-Limit": {"0"}},
		"with numbers beyond all":  {"X-RateLimit-Reset": {"1e400"}, "X-RateLimit-Limit": {"-9e99"}, "Retry-After": {"1e300"}},
		"with a clock of its own":  {"Date": {"Mon, 02 Jan 2006 15:04:05 GMT"}, "X-RateLimit-Reset": {"1136214275"}},
		"with the limit of a plan": {"X-RateLimit-Limit": {"1000"}, "X-RateLimit-Remaining": {"0"}, "X-RateLimit-Reset": {strconv.FormatInt(now.Add(time.Second).Unix(), 10)}},
	} {
		all = append(all, Fault{Name: "429 " + name, Do: answer(http.StatusTooManyRequests, header, `{"err":"Rate limit reached","ECODE":"APP_002"}`)})
	}
	return all
}

func raw(text string) func(*Conn) { return func(w *Conn) { w.send(text) } }

// answer returns a fault that sends a complete answer.
func answer(status int, header http.Header, body string) func(*Conn) {
	var b bytes.Buffer
	resp := http.Response{
		StatusCode: status, ProtoMajor: 1, ProtoMinor: 1, Header: header, Close: true,
		Body: io.NopCloser(strings.NewReader(body)), ContentLength: int64(len(body)),
	}
	_ = resp.Write(&b) // a buffer never fails
	return raw(b.String())
}

func packed(text string) string {
	var b strings.Builder
	z := gzip.NewWriter(&b)
	_, _ = io.WriteString(z, text)
	_ = z.Close()
	return b.String()
}

type blanks struct{}

// Read returns endless white space.
func (blanks) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

// send writes text. It ignores errors, since the client may have gone.
func (w *Conn) send(text string) { _, _ = io.WriteString(w, text) }

// header sends the start of a 200 answer of unknown length.
func (w *Conn) header(more string) { w.send("HTTP/1.1 200 OK\r\n" + more + "\r\n") }

// part sends the answer's header and half of its body.
func (w *Conn) part() {
	head, body, _ := bytes.Cut(w.Answer, []byte("\r\n\r\n"))
	w.send(fmt.Sprintf("%s\r\n\r\n%s", head, body[:len(body)/2]))
}

// drip slowly sends byte after byte until the client has gone.
func (w *Conn) drip(text string) {
	for i := range text {
		select {
		case <-w.Gone:
			return
		case <-time.After(20 * time.Millisecond):
			w.send(text[i : i+1])
		}
	}
}

func (w *Conn) endless(start string) {
	w.send(start)
	for block := strings.Repeat("a", 1<<14); ; {
		if _, err := io.WriteString(w, block); err != nil {
			return
		}
	}
}

// reset resets the connection, so that the client sees ECONNRESET.
func (w *Conn) reset() {
	_ = w.SetLinger(0)
	_ = w.Close()
}
