package clickup

import (
	"encoding/json"
	"errors"
	"io"
)

// The reference decoder reads a roster with encoding/json alone: slow but simple.

// referenceDecoder decodes a roster and keeps at most one row of it in memory.
type referenceDecoder struct {
	json    *json.Decoder
	pool    *pool
	receive func(RosterBatch) bool
	now     RosterBatch // the workspace being read
	sent    bool        // a batch of it was received
	found   rosterFound
}

// referenceRoster decodes {"teams":[…]}, {"team":{…}} or {"members":[…]}; the last of these has
// no id, and its people are of workspace id.
func referenceRoster(r io.Reader, id WorkspaceID, receive func(RosterBatch) bool) (rosterFound, error) {
	page := &pageDetector{r: r}
	d := &referenceDecoder{json: json.NewDecoder(page), pool: newPool(), receive: receive}
	d.json.UseNumber() // a number that is too large must not end the reading
	err := d.object(func(key string) error { return d.top(key, id) })
	if err == nil {
		err = d.end()
	}
	switch {
	case page.isPage:
		err = errPage
	case errors.Is(err, io.EOF) && d.json.InputOffset() == 0:
		err = errEmpty
	case errors.Is(err, io.EOF):
		err = io.ErrUnexpectedEOF
	}
	return d.found, err
}

// end fails if anything but blanks follows. It reads the body to its end.
func (d *referenceDecoder) end() error {
	switch _, err := d.json.Token(); {
	case err == nil, errors.Is(err, io.ErrUnexpectedEOF): // a part of something is too much too
		return errNotJSON
	case !errors.Is(err, io.EOF):
		return err
	}
	return nil
}

func (d *referenceDecoder) top(key string, id WorkspaceID) error {
	switch key {
	case "teams":
		d.found.workspaces = true
		return d.array(d.workspace)
	case "team":
		d.found.workspaces = true
		return d.workspace()
	case "members", "users":
		d.found.workspaces = true
		d.now, d.sent = RosterBatch{ID: id}, false
		if err := d.members(); err != nil {
			return err
		}
		d.flush(true)
		return nil
	case "err":
		return d.json.Decode(&d.found.fault.Err)
	case "error":
		return d.json.Decode(&d.found.fault.Error)
	case "ECODE":
		return d.json.Decode(&d.found.fault.Code)
	}
	return d.skip()
}

func (d *referenceDecoder) workspace() error {
	d.now, d.sent = RosterBatch{}, false
	err := d.object(func(key string) error {
		var value text
		switch key {
		case "members":
			return d.members()
		case "id", "name", "color":
			if err := d.json.Decode(&value); err != nil {
				return err
			}
		default:
			return d.skip()
		}
		switch key {
		case "id":
			d.now.ID = WorkspaceID(value)
		case "name":
			d.now.Name = string(value)
		case "color":
			d.now.Color = string(color(value))
		}
		return nil
	})
	if err == nil {
		d.flush(true)
	}
	return err
}

func (d *referenceDecoder) members() error {
	d.found.people = true
	return d.array(d.row)
}

// row decodes one person, and flushes the batch if it is full.
func (d *referenceDecoder) row() error {
	var m wireMember
	err := d.json.Decode(&m)
	if _, odd := errors.AsType[*json.UnmarshalTypeError](err); err != nil && !odd {
		return err
	}
	if p, ok := d.pool.person(&m); ok {
		d.now.People = append(d.now.People, p)
	}
	if size := len(d.now.People); size >= nextBatch || !d.sent && size >= firstBatch {
		d.flush(false)
	}
	return nil
}

// flush passes the batch to receive. As long as the workspace's id is not known, it keeps it.
func (d *referenceDecoder) flush(last bool) {
	if d.now.ID == "" {
		return
	}
	d.now.Last = last
	d.receive(d.now)
	d.sent = true
	d.now.People = nil
	if !last {
		d.now.People = make([]Person, 0, nextBatch)
	}
}

// object calls field for every key of an object. Any other value is skipped.
func (d *referenceDecoder) object(field func(key string) error) error {
	return d.inside('{', func() error {
		key, err := d.json.Token()
		if err != nil {
			return err
		}
		name, _ := key.(string)
		return field(name)
	})
}

// array calls item for every element of an array. Any other value is skipped.
func (d *referenceDecoder) array(item func() error) error { return d.inside('[', item) }

func (d *referenceDecoder) inside(open json.Delim, next func() error) error {
	token, err := d.json.Token()
	if err != nil {
		return err
	}
	if token != open {
		return d.leave(token)
	}
	for d.json.More() {
		if err := next(); err != nil {
			return err
		}
	}
	_, err = d.json.Token()
	return err
}

// leave skips the rest of a value after its first token.
func (d *referenceDecoder) leave(first json.Token) error {
	if _, nested := first.(json.Delim); !nested {
		return nil
	}
	for d.json.More() {
		if err := d.skip(); err != nil {
			return err
		}
	}
	_, err := d.json.Token()
	return err
}

func (d *referenceDecoder) skip() error {
	token, err := d.json.Token()
	if err != nil {
		return err
	}
	return d.leave(token)
}

// pageDetector is a reader that notices when a body is a web page.
type pageDetector struct {
	r      io.Reader
	seen   bool
	isPage bool
}

// Read reads from the body and checks its first bytes.
func (p *pageDetector) Read(b []byte) (int, error) {
	n, err := p.r.Read(b)
	if n > 0 && !p.seen {
		p.seen, p.isPage = true, isPage(b[:n])
	}
	return n, err
}
