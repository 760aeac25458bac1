package contract

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"cutui/clickup"
)

const aclReference = "../../../shared/clickup/openapi-v3-acl.json"

// aclSchema is the part of the v3 API's reference about changing access.
type aclSchema struct {
	Paths map[string]map[string]struct {
		OperationID string `json:"operationId"`
		Parameters  []struct {
			Name   string
			Schema struct{ Enum []string }
		}
		RequestBody struct {
			Content map[string]struct {
				Schema struct {
					Properties struct {
						Entries struct {
							Items struct {
								Required   []string
								Properties map[string]struct {
									Type string
									Enum []any
								}
							}
						}
					}
				}
			}
		} `json:"requestBody"`
	}
}

// TestAccessCallsFitTheNewerReference checks that the kind of item, every key and every value of a change
// of access are in the v3 reference.
func TestAccessCallsFitTheNewerReference(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(aclReference)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("no reference of the v3 API here: %v", err)
	}
	var ref aclSchema
	if err := errors.Join(err, json.Unmarshal(data, &ref)); err != nil {
		t.Fatal(err)
	}
	const path = "/api/v3/workspaces/{workspace_id}/{object_type}/{object_id}/acls"
	op := ref.Paths[path]["patch"]
	items := op.RequestBody.Content["application/json"].Schema.Properties.Entries.Items
	if len(items.Properties) == 0 {
		t.Fatal("the reference describes no entries")
	}
	entries := []clickup.AccessEntry{{User: 5}, {Group: "4bfdfcec"}}
	for _, level := range clickup.Permissions {
		entries = append(entries, clickup.AccessEntry{User: -5, Level: level})
	}
	for _, kind := range []clickup.ItemKind{clickup.TaskItem, clickup.ListItem, clickup.FolderItem} {
		call := clickup.ChangeAccessCall(team, clickup.ItemRef{Kind: kind, ID: "1"}, entries...)
		want := strings.NewReplacer("{workspace_id}", string(team), "{object_type}", kind.String(), "{object_id}", "1").Replace(path)
		if call.Op != op.OperationID || "/api"+call.Path != want || call.Method != "PATCH" {
			t.Errorf("%s %s %s, want %s", call.Op, call.Method, call.Path, want)
		}
		for _, p := range op.Parameters {
			if p.Name == "object_type" && !slices.Contains(p.Schema.Enum, kind.String()) {
				t.Errorf("%s is no object type", kind)
			}
		}
		encoded, err := json.Marshal(call.Body)
		if err != nil {
			t.Fatal(err)
		}
		var body struct{ Entries []map[string]any }
		if err := json.Unmarshal(encoded, &body); err != nil || len(body.Entries) != len(entries) {
			t.Fatalf("%s: %v", encoded, err)
		}
		for _, entry := range body.Entries {
			for _, key := range items.Required {
				if entry[key] == nil {
					t.Errorf("%v lacks %s", entry, key)
				}
			}
			for key, value := range entry {
				schema, known := items.Properties[key]
				_, isText := value.(string)
				if !known || len(schema.Enum) > 0 && !slices.Contains(schema.Enum, value) || schema.Type == "string" && !isText {
					t.Errorf("%s: %v does not fit", key, value)
				}
			}
		}
	}
}
