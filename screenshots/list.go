package main

import "slices"

// scenes is a table of data: what the pictures show and how the program gets
// there. Every scene begins when all of the demo has loaded.
func scenes() []scene {
	addresses := []step{keys("i"), wait("Addresses"), typed("Sam Sample <sam@client.example>, cleo@client.example, inga@northwind.example, joe@gmial.com"), wait("did you mean gmail.com")}
	rights := then(addresses, keys("ctrl+y"), wait("joe@gmail.com"), keys("enter"), wait("What the guest may do"))
	items := then(rights, keys("enter"), wait("share nothing now"))
	picked := then(items, typed("checklist"), wait("Zebra launch checklist"), keys("tab"), wait("1 picked"))
	review := then(picked, keys("enter"), wait("that can't be unsent"))
	result := then(review, keys("enter"), wait("All done"))
	filter := []step{keys("/"), wait("/"), typed("role:guest inactive>60d"), wait("inactive>60d")}
	audit := []step{keys("a"), wait("inactive means")}
	return []scene{
		{name: "browse-dark", w: 120, h: 36},
		{name: "browse-light", w: 120, h: 36, light: true},
		{name: "browse-medium", w: 80, h: 24},
		{name: "browse-small", w: 60, h: 16},
		{name: "filter-dark", w: 120, h: 36, steps: filter},
		{name: "invite-dark", w: 120, h: 36, steps: addresses},
		{name: "invite-light", w: 120, h: 36, light: true, steps: addresses},
		{name: "rights-dark", w: 120, h: 36, steps: rights},
		{name: "picker-dark", w: 120, h: 36, steps: picked},
		{name: "review-dark", w: 120, h: 36, steps: review},
		{name: "result-dark", w: 120, h: 36, steps: result},
		{name: "result-light", w: 120, h: 36, light: true, steps: result},
		{name: "audit-dark", w: 120, h: 36, steps: audit},
		{name: "audit-light", w: 120, h: 36, light: true, steps: audit},
		{name: "changes-dark", w: 120, h: 36, steps: then(audit, wait("compared with"), keys("d"), wait("Leo Leaver"))},
	}
}

// then is a scene's steps with more after them.
func then(steps []step, more ...step) []step { return slices.Concat(steps, more) }
