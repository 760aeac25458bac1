package plans

import (
	"cutui/clickup"
	"cutui/model/address"
)

// Invitees counts the people in an address field by what inviting them does.
type Invitees struct {
	Emails    []string // to be sent, in the order typed, each once
	New       int      // not in the workspace yet, including those on an own domain
	Guests    int      // guests already, accepted or not
	Members   int      // members already, accepted or not
	Own       int      // of New: on an own domain
	Typos     int      // addresses that look mistyped
	Doubtful  int      // of Typos: addresses that can be invited as they are
	Twice     int      // repeated addresses
	Invalid   int
	GuestIDs  []clickup.UserID // of Guests
	NeedsLook int              // lines that need a second look
}

// InviteesOf counts the lines of an address field. With asMember, members are to be
// invited rather than guests.
func InviteesOf(lines []address.AddressLine, asMember bool) Invitees {
	var in Invitees
	for i := range lines {
		l := &lines[i]
		if l.Warn() {
			in.NeedsLook++
		}
		if l.Meant != "" {
			in.Typos++
			if l.Kind != address.InvalidAddress {
				in.Doubtful++
			}
		}
		switch l.Kind {
		case address.InvalidAddress:
			in.Invalid++
			continue
		case address.DuplicateAddress:
			in.Twice++
			continue
		case address.GuestAddress, address.PendingGuest:
			in.Guests++
			in.GuestIDs = append(in.GuestIDs, l.Person.ID)
		case address.MemberAddress, address.PendingMember:
			in.Members++
		case address.NewAddress:
			in.New++
			if l.Own && !asMember {
				in.Own++
			}
		}
		in.Emails = append(in.Emails, l.Email)
	}
	return in
}
