// Clients of Go against this server. Arguments: elasticsearch or zipkin, the URL, the service, the count.
package main

import (
	"fmt"
	"os"
	"strconv"
)

var out = os.Stdout

func main() {
	clients := map[string]func(string, string, int) error{"elasticsearch": Elasticsearch, "zipkin": Zipkin}
	count, err := strconv.Atoi(os.Args[4])
	if err == nil {
		err = clients[os.Args[1]](os.Args[2], os.Args[3], count)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
