// Clones, changes one document and pushes it for main with isomorphic-git, a client that shares no
// code with git or JGit. Arguments: address, user, token, folder.
const fs = require('fs');
const path = require('path');
const git = require('isomorphic-git');
const http = require('isomorphic-git/http/node');

const [url, username, password, dir] = process.argv.slice(2);
const onAuth = () => ({ username, password });
const onMessage = (text) => process.stdout.write(text);
const file = 'Stock/handbook/働き方.md';

async function main() {
  await git.clone({ fs, http, dir, url, onAuth });
  console.log('read: ' + fs.readFileSync(path.join(dir, file), 'utf8').trim());
  console.log('commits: ' + (await git.log({ fs, dir })).length);
  fs.writeFileSync(path.join(dir, file), '三\n');
  await git.add({ fs, dir, filepath: file });
  await git.commit({
    fs, dir, message: '三にします', author: { name: 'sato', email: 'sato@aozora.example' },
  });
  const pushed = await git.push({
    fs, http, dir, remote: 'origin', ref: 'main', remoteRef: 'refs/for/main', onAuth, onMessage,
  });
  console.log('pushed: ' + pushed.ok);
}

main().catch((fault) => { console.log(fault.message); process.exit(1); });
