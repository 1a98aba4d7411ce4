/** Part of the third stop: reads files of resources. */
package org.gridward.resource.file;
