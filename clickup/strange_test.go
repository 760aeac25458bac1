package clickup

import "testing"

func TestPeopleWithoutAnIDAreCounted(t *testing.T) {
	t.Parallel()
	const roster = `{"teams":[{"id":"9","members":[{"user":{"id":1}},{"user":{"id":1.5}},{"user":{"id":null}},{"user":{"id":0}},
		{"user":{"id":"x"}},{"user":{"id":99999999999999999999}},{"user":{"id":"7"}},{"user":{"id":8.0}},{"user":{}},{"user":{"id":-40578317}}]}]}`
	c := connect(t, serve(t, routes(map[string]string{allRoute: roster})))
	all, err := c.Workspaces(t.Context())
	if err != nil || len(all) != 1 {
		t.Fatalf("%+v, %v", all, err)
	}
	var ids []UserID
	for _, p := range all[0].People {
		ids = append(ids, p.ID)
	}
	if len(ids) != 4 || ids[0] != 1 || ids[1] != 7 || ids[2] != 8 || ids[3] != -40578317 || all[0].Unread != 6 {
		t.Errorf("people %v, %d unread", ids, all[0].Unread)
	}
}

func TestAddressesWithMoreAreRefused(t *testing.T) {
	t.Parallel()
	for address, fine := range map[string]bool{
		"https://api.example/api": true, "https://api.example/api/v2/": true, "https://api.example/api?": false, "https://api.example/api?x=1": false,
		"https://api.example/api#": false, "https://api.example/#x": false, "https://u:p@api.example/": false, "http://api.example/": false,
	} {
		if _, err := New("pk_1_X", WithBaseURL(address)); (err == nil) != fine {
			t.Errorf("%s: %v", address, err)
		}
	}
}
