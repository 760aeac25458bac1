package clickup

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
)

// maxDepth is how deep JSON may be nested, as in encoding/json.
const maxDepth = 10_000

var errTooDeep = errors.New("JSON nested too deeply")

func (d *rosterDecoder) top(key string, id WorkspaceID) error {
	switch key {
	case "teams":
		d.found.workspaces = true
		return d.array(d.workspace)
	case "team":
		d.found.workspaces = true
		return d.workspace()
	case "members", "users":
		d.found.workspaces = true
		d.begin(id)
		if err := d.members(); err != nil {
			return err
		}
		return d.flush(true)
	case "err":
		return d.text(&d.found.fault.Err)
	case "error":
		return d.text(&d.found.fault.Error)
	case "ECODE":
		return d.text(&d.found.fault.Code)
	}
	return d.skip()
}

func (d *rosterDecoder) workspace() error {
	d.begin("")
	if err := d.object(d.workspaceField); err != nil {
		return err
	}
	return d.flush(true)
}

func (d *rosterDecoder) workspaceField(key string) (err error) {
	switch key {
	case "members":
		return d.members()
	case "id":
		err = d.text((*text)(&d.now.ID))
	case "name":
		err = d.text((*text)(&d.now.Name))
	case "color":
		var sent text
		err = d.text(&sent)
		d.now.Color = string(color(sent))
	default:
		return d.skip()
	}
	return err
}

func (d *rosterDecoder) members() error {
	d.found.people = true
	return d.array(d.row)
}

// row decodes one person, with encoding/json if rowReader can't.
func (d *rosterDecoder) row() error {
	if n := d.in.measure(d.rows.read); n > 0 {
		d.in.at += n
		if p, ok := d.rows.person(); ok {
			return d.add(p)
		}
		d.now.Unread++
		return nil
	}
	var m wireMember
	err := d.in.decode(&m)
	if _, odd := errors.AsType[*json.UnmarshalTypeError](err); err != nil && !odd {
		return err
	}
	if p, ok := d.rows.pool.person(&m); ok {
		return d.add(p)
	}
	d.now.Unread++
	return nil
}

// begin starts a new workspace.
func (d *rosterDecoder) begin(id WorkspaceID) { d.now, d.sent = RosterBatch{ID: id}, 0 }

// add adds a person to the batch, and flushes the batch if it is full.
func (d *rosterDecoder) add(p Person) error {
	full := firstBatch
	if d.sent > 0 {
		full = nextBatch
	}
	if n := len(d.now.People); n == cap(d.now.People) && n < full {
		// The number of people is not known in advance: grow in steps to spare small workspaces.
		d.now.People = slices.Grow(d.now.People, min(full, max(firstBatch, 8*(d.sent+n)))-n)
	}
	d.now.People = append(d.now.People, p)
	if len(d.now.People) >= full {
		return d.flush(false)
	}
	return nil
}

// flush passes the batch to receive. As long as the workspace's id is not known, it keeps it.
func (d *rosterDecoder) flush(last bool) error {
	if d.now.ID == "" {
		return nil
	}
	d.now.Last = last
	if !d.receive(d.now) {
		return errStopped
	}
	d.sent += len(d.now.People)
	d.now.People, d.now.Unread = nil, 0
	return nil
}

// object calls field for every key of an object. Any other value is skipped.
func (d *rosterDecoder) object(field func(key string) error) error {
	return d.inside('{', '}', func() error {
		key, err := d.key()
		if err != nil {
			return err
		}
		return field(key)
	})
}

// array calls item for every element of an array. Any other value is skipped.
func (d *rosterDecoder) array(item func() error) error { return d.inside('[', ']', item) }

func (d *rosterDecoder) inside(open, end byte, item func() error) error {
	switch c, err := d.in.peek(); {
	case err != nil:
		return err
	case c != open:
		return d.skip()
	case d.depth == maxDepth:
		return errTooDeep
	}
	d.depth++
	defer func() { d.depth-- }()
	d.in.at++
	c, err := d.in.peek()
	for more := c != end; more && err == nil; {
		if err = item(); err == nil {
			more, err = d.comma(end)
		}
	}
	if err == nil {
		d.in.at++
	}
	return err
}

// comma reads the comma after an item and returns true. At end, which it does not read, it
// returns false.
func (d *rosterDecoder) comma(end byte) (more bool, err error) {
	c, err := d.in.peek()
	switch {
	case err != nil || c == end:
		return false, err
	case c != ',':
		return false, errNotJSON
	}
	d.in.at++
	return true, nil
}

// key reads a key and its colon.
func (d *rosterDecoder) key() (string, error) {
	switch c, err := d.in.peek(); {
	case err != nil:
		return "", err
	case c != '"':
		return "", errNotJSON
	}
	raw, err := d.value()
	if err != nil {
		return "", err
	}
	key, _ := scalar(raw)
	switch c, err := d.in.peek(); {
	case err != nil:
		return "", err
	case c != ':':
		return "", errNotJSON
	}
	d.in.at++
	return key, nil
}

// text decodes a value as text.
func (d *rosterDecoder) text(t *text) error {
	raw, err := d.value()
	if err != nil {
		return err
	}
	return t.UnmarshalJSON(raw)
}

// value returns the JSON of the next value. It is valid until more is read.
func (d *rosterDecoder) value() ([]byte, error) {
	if n := d.in.measure(lengthOf); n > 0 {
		raw := d.in.buf[d.in.at : d.in.at+n]
		d.in.at += n
		return bytes.TrimLeft(raw, blanks), nil
	}
	var raw json.RawMessage
	err := d.in.decode(&raw)
	return raw, err
}

// skip skips a value, however large.
func (d *rosterDecoder) skip() error {
	c, err := d.in.peek()
	switch {
	case err != nil:
		return err
	case c == '{':
		return d.object(func(string) error { return d.skip() })
	case c == '[':
		return d.array(d.skip)
	}
	_, err = d.value()
	return err
}
