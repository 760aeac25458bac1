package clickup

import "context"

// wireSeats is a pool of seats, with all spellings of the fields that were seen.
type wireSeats struct {
	FilledMembers *seatCount `json:"filled_members_seats"`
	FilledMember  *seatCount `json:"filled_member_seats"`
	TotalMember   *seatCount `json:"total_member_seats"`
	TotalMembers  *seatCount `json:"total_members_seats"`
	EmptyMember   *seatCount `json:"empty_member_seats"`
	EmptyMembers  *seatCount `json:"empty_members_seats"`
	FilledGuest   *seatCount `json:"filled_guest_seats"`
	FilledGuests  *seatCount `json:"filled_guests_seats"`
	TotalGuest    *seatCount `json:"total_guest_seats"`
	TotalGuests   *seatCount `json:"total_guests_seats"`
	EmptyGuest    *seatCount `json:"empty_guest_seats"`
	EmptyGuests   *seatCount `json:"empty_guests_seats"`
}

// firstCount returns the first count that ClickUp sent.
func firstCount(counts ...*seatCount) Count {
	for _, c := range counts {
		if c != nil && c.Count != (Count{}) {
			return c.Count
		}
	}
	return Count{}
}

func (w wireSeats) members() SeatPool {
	return SeatPool{
		Filled: firstCount(w.FilledMembers, w.FilledMember),
		Total:  firstCount(w.TotalMember, w.TotalMembers),
		Empty:  firstCount(w.EmptyMember, w.EmptyMembers),
	}
}

func (w wireSeats) guests() SeatPool {
	return SeatPool{
		Filled: firstCount(w.FilledGuest, w.FilledGuests),
		Total:  firstCount(w.TotalGuest, w.TotalGuests),
		Empty:  firstCount(w.EmptyGuest, w.EmptyGuests),
	}
}

// Seats returns how many member and guest seats the workspace has and uses
// (GetWorkspaceseats).
func (c *Client) Seats(ctx context.Context, ws WorkspaceID) (Seats, error) {
	var answer struct {
		wireSeats
		Members wireSeats `json:"members"`
		Guests  wireSeats `json:"guests"`
	}
	if err := c.do(ctx, get(opSeats, "team", string(ws), "seats"), &answer); err != nil {
		return Seats{}, err
	}
	seats := Seats{Members: answer.Members.members(), Guests: answer.Guests.guests()}
	if seats == (Seats{}) {
		seats = Seats{Members: answer.members(), Guests: answer.guests()}
	}
	return seats, nil
}

// Plan returns the workspace's plan (GetWorkspaceplan).
func (c *Client) Plan(ctx context.Context, ws WorkspaceID) (Plan, error) {
	var answer struct {
		Name text   `json:"plan_name"`
		ID   number `json:"plan_id"`
	}
	call := get(opPlan, "team", string(ws), "plan")
	if err := c.do(ctx, call, &answer); err != nil {
		return Plan{}, err
	}
	if answer.Name == "" {
		return Plan{}, call.lacks("the plan's name")
	}
	return Plan{Name: string(answer.Name), ID: int(answer.ID)}, nil
}
