package org.gridward.store;

class InMemoryCaseStoreTest extends CaseStoreContract {

  @Override
  protected CaseStore open() {
    return InMemoryCaseStore.create();
  }
}
