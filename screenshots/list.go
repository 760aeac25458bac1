package main

// scenes is a table of data: what the pictures show and how the program gets there.
func scenes() []scene {
	people := wait("1/164")
	return []scene{
		{name: "browse-dark", w: 120, h: 36, steps: []step{people}},
		{name: "browse-light", w: 120, h: 36, light: true, steps: []step{people}},
		{name: "audit-dark", w: 120, h: 36, steps: []step{people, keys("a"), wait("Findings")}},
	}
}
