package model

// Update takes an intent or an event, changes the state and returns what has
// to be done about it. It is the only way the state changes.
func (s *State) Update(msg Msg) []Effect { return msg.apply(s) }

func (m Batch) apply(s *State) []Effect {
	var out []Effect
	for _, one := range m.Msgs {
		out = append(out, s.Update(one)...)
	}
	return out
}
